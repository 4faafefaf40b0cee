package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.document.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One model file into a {@link Model}. */
final class ModelReader {
  private ModelReader() {}

  static Model read(Fields f) {
    @Nullable String precision = f.textOrNull("checkpointPrecision");
    Model model =
        new Model(
            f.text("id"),
            f.text("name"),
            f.textOrNull("organization"),
            f.textOrNull("family"),
            kind(f),
            f.textOrNull("huggingFaceId"),
            f.texts("aliases"),
            f.dateOrNull("releaseDate"),
            f.number("parameters"),
            f.number("activeParameters"),
            precision == null ? null : Precision.of(precision),
            f.numberOrNull("checkpointGB"),
            transformer(f),
            sample(f.objectOrNull("sample")),
            f.textsByKey("sources"));
    if (precision != null && model.checkpointPrecision() == null) {
      throw f.wrong("checkpointPrecision", "unknown precision " + precision);
    }
    f.done();
    return model;
  }

  private static Model.Kind kind(Fields f) {
    String text = f.text("kind");
    for (Model.Kind kind : Model.Kind.values()) {
      if (kind.id().equals(text)) {
        return kind;
      }
    }
    throw f.wrong(
        "kind",
        "must be decoder, encoder, encoder-decoder, diffusion, vision, speech or recommender");
  }

  private static @Nullable Transformer transformer(Fields f) {
    List<LayerGroup> groups = new ArrayList<>();
    for (Fields group : f.objects("layerGroups")) {
      groups.add(group(group));
    }
    @Nullable Integer layers = f.wholeOrNull("layers");
    @Nullable Integer hidden = f.wholeOrNull("hiddenSize");
    @Nullable Integer intermediate = f.wholeOrNull("intermediateSize");
    @Nullable Integer vocabulary = f.wholeOrNull("vocabularySize");
    @Nullable Integer context = f.wholeOrNull("contextLength");
    boolean gated = flag(f, "gatedFeedForward");
    // A model without an output matrix (an encoder) counts its vocabulary once, as one that ties
    // it.
    boolean tied =
        f.take("tiedEmbeddings").isNull()
            ? kind(f) == Model.Kind.ENCODER
            : f.flag("tiedEmbeddings");
    Transformer.@Nullable Experts experts = experts(f.objectOrNull("experts"));
    Transformer.@Nullable Encoder encoder = encoder(f.objectOrNull("encoder"));
    // Images and recommendations are counted in samples, whatever they are computed with.
    boolean samples =
        kind(f) == Model.Kind.DIFFUSION
            || kind(f) == Model.Kind.VISION
            || kind(f) == Model.Kind.RECOMMENDER;
    if (samples || layers == null || hidden == null || groups.isEmpty()) {
      return null;
    }
    return new Transformer(
        layers,
        hidden,
        zeroIfSilent(intermediate),
        zeroIfSilent(vocabulary),
        gated,
        tied,
        zeroIfSilent(context),
        groups,
        experts,
        encoder);
  }

  private static int zeroIfSilent(@Nullable Integer number) {
    return number == null ? 0 : number;
  }

  private static boolean flag(Fields f, String key) {
    return !f.take(key).isNull() && f.flag(key);
  }

  private static LayerGroup group(Fields f) {
    int heads = zeroIfSilent(f.wholeOrNull("heads"));
    int headDimension = zeroIfSilent(f.wholeOrNull("headDimension"));
    @Nullable Integer kvHeads = f.wholeOrNull("kvHeads");
    @Nullable Integer valueDimension = f.wholeOrNull("valueDimension");
    LayerGroup group =
        new LayerGroup(
            attention(f),
            f.whole("count"),
            heads,
            kvHeads == null ? heads : kvHeads,
            headDimension,
            valueDimension == null ? headDimension : valueDimension,
            f.wholeOrNull("window"),
            f.wholeOrNull("latentDimension"),
            f.numberOrNull("stateElements"));
    f.done();
    return group;
  }

  private static Attention attention(Fields f) {
    String text = f.text("attention");
    for (Attention attention : Attention.values()) {
      if (attention.name().toLowerCase(Locale.ROOT).equals(text)) {
        return attention;
      }
    }
    throw f.wrong("attention", "must be full, window, latent, state, cross, shared or none");
  }

  private static Transformer.@Nullable Experts experts(@Nullable Fields f) {
    if (f == null) {
      return null;
    }
    Transformer.Experts experts =
        new Transformer.Experts(
            f.whole("count"),
            f.whole("perToken"),
            f.whole("shared"),
            f.whole("intermediateSize"),
            zeroIfSilent(f.wholeOrNull("sharedIntermediateSize")),
            f.whole("layers"),
            f.wholeOrNull("hiddenSize"));
    f.done();
    return experts;
  }

  private static Transformer.@Nullable Encoder encoder(@Nullable Fields f) {
    if (f == null) {
      return null;
    }
    Transformer.Encoder encoder =
        new Transformer.Encoder(f.whole("layers"), f.wholeOrNull("tokens"));
    f.done();
    return encoder;
  }

  private static Model.@Nullable Sample sample(@Nullable Fields f) {
    if (f == null) {
      return null;
    }
    Model.Sample sample =
        new Model.Sample(
            f.text("unit"),
            f.numberOrNull("forwardGflops"),
            f.wholeOrNull("resolution"),
            f.wholeOrNull("steps"),
            f.numberOrNull("tableNumbers"));
    f.done();
    return sample;
  }
}
