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

  /**
   * What one sample costs where work is not counted in tokens.
   *
   * @param forwardGflops operations of one pass
   * @param resolution edge of the image, pixels
   * @param steps of denoising
   * @param tableNumbers read from embedding tables (recommenders)
   */
  public record Sample(
      String unit,
      @Nullable Double forwardGflops,
      @Nullable Integer resolution,
      @Nullable Integer steps,
      @Nullable Double tableNumbers) {

    /** A sample that looks nothing up. */
    public Sample(
        String unit,
        @Nullable Double forwardGflops,
        @Nullable Integer resolution,
        @Nullable Integer steps) {
      this(unit, forwardGflops, resolution, steps, null);
    }

    /**
     * Numbers that one pass writes, or null where operations or the size of the input are unknown.
     * A pixel's operations are the product of the channels of two layers, its activations those of
     * one: they grow with the square root (as in the networks of Radosavovic et al., arXiv
     * 2003.13678).
     */
    public @Nullable Double activations() {
      return forwardGflops == null || resolution == null
          ? null
          : Double.valueOf(resolution * Math.sqrt(forwardGflops * 1e9));
    }
  }

  public Model {
    aliases = List.copyOf(aliases);
    sources = Map.copyOf(sources);
  }

  /** The same model, run in another number of steps. */
  public Model withSteps(int steps) {
    return sample == null
        ? this
        : of(
            new Sample(
                sample.unit(),
                sample.forwardGflops(),
                sample.resolution(),
                steps,
                sample.tableNumbers()));
  }

  /**
   * The same model on images of another size: operations grow with the number of pixels.
   *
   * @param edge of a square of as many pixels
   */
  public Model withResolution(double edge) {
    if (sample == null || sample.resolution() == null) {
      return this;
    }
    double pixels = Math.pow(edge / sample.resolution(), 2);
    @Nullable Double gflops = sample.forwardGflops();
    return of(
        new Sample(
            sample.unit(),
            gflops == null ? null : Double.valueOf(gflops * pixels),
            (int) Math.max(1, Math.round(edge)),
            sample.steps(),
            sample.tableNumbers()));
  }

  private Model of(Sample other) {
    return new Model(
        id,
        name,
        organization,
        family,
        kind,
        huggingFaceId,
        aliases,
        releaseDate,
        parameters,
        activeParameters,
        checkpointPrecision,
        checkpointGB,
        transformer,
        other,
        sources);
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
