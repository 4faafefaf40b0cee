package io.github.gpuadvisor.catalog;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One model size.
 *
 * @param parameters numbers stored (what must fit)
 * @param activeParameters numbers used for one token (what must be read and multiplied)
 * @param transformer its shape, or null for models that are none (CNNs, diffusion pipelines,
 *     recommenders)
 */
public record Model(
    String id,
    String name,
    @Nullable String organization,
    @Nullable String family,
    Kind kind,
    @Nullable String huggingFaceId,
    List<String> aliases,
    @Nullable LocalDate releaseDate,
    double parameters,
    double activeParameters,
    @Nullable Precision checkpointPrecision,
    @Nullable Double checkpointGB,
    @Nullable Transformer transformer,
    @Nullable Sample sample,
    Map<String, String> sources) {

  /** What the model does with its input. */
  public enum Kind {
    DECODER,
    ENCODER,
    ENCODER_DECODER,
    DIFFUSION,
    VISION,
    SPEECH,
    RECOMMENDER;

    /** As written in catalogs and documents: {@code encoder-decoder}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What one sample costs where work is not counted in tokens. */
  public record Sample(
      String unit,
      @Nullable Double forwardGflops,
      @Nullable Integer resolution,
      @Nullable Integer steps) {}

  public Model {
    aliases = List.copyOf(aliases);
    sources = Map.copyOf(sources);
  }

  /** True where the model generates tokens one after another. */
  public boolean generates() {
    return transformer != null && (kind == Kind.DECODER || kind == Kind.ENCODER_DECODER);
  }

  /** The precision that the checkpoint is published in; 16 bit where no source says. */
  public Precision publishedPrecision() {
    return checkpointPrecision == null ? Precision.BF16 : checkpointPrecision;
  }
}
