package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented dense decoder of 8 billion parameters: 32 layers of width 4096, 32 heads over 8
 * key-value heads of 128, feed-forward 14,336, a vocabulary of 128,000, published in BF16.
 */
public final class Models {
  private String id = "test-model";
  private Model.Kind kind = Model.Kind.DECODER;
  private double parameters = 8e9;
  private @Nullable Double activeParameters;
  private int layers = 32;
  private int hidden = 4096;
  private int intermediate = 14_336;
  private int vocabulary = 128_000;
  private boolean gated = true;
  private boolean tied;
  private int heads = 32;
  private int kvHeads = 8;
  private int headDimension = 128;
  private int contextLength = 131_072;
  private @Nullable List<LayerGroup> groups;
  private Transformer.@Nullable Experts experts;
  private Transformer.@Nullable Encoder encoder;
  private Model.@Nullable Sample sample;
  private boolean transformer = true;
  private @Nullable Precision precision = Precision.BF16;
  private @Nullable Double checkpointGB;
  private @Nullable String huggingFaceId;
  private List<String> aliases = List.of();
  private Map<String, String> sources = Map.of("parameters", "test");

  private Models() {}

  public static Models aModel() {
    return new Models();
  }

  /** A mixture of 64 experts of width 2304, 4 to a token, in every layer: 58 billion of 60. */
  public static Models aMixture() {
    return aModel().withParameters(60e9).withActiveParameters(6e9).withExperts(64, 4, 2304);
  }

  /** A vision network: a billion parameters, 100 GFLOPs a sample, no transformer. */
  public static Models aVisionModel() {
    return aModel()
        .withKind(Model.Kind.VISION)
        .withParameters(1e9)
        .withoutTransformer()
        .withSample(new Model.Sample("image", 100.0, 224, null));
  }

  /**
   * A model that writes down what is said; its encoder takes so many tokens, or as many as come.
   */
  public static Models aListener(String id, @Nullable Integer encoderTokens) {
    return aModel()
        .withId(id)
        .withKind(Model.Kind.ENCODER_DECODER)
        .withContextLength(448)
        .withEncoder(32, encoderTokens)
        .withSample(new Model.Sample("audio-second", null, null, null));
  }

  public Models withId(String value) {
    id = value;
    return this;
  }

  public Models withKind(Model.Kind value) {
    kind = value;
    return this;
  }

  public Models withParameters(double value) {
    parameters = value;
    return this;
  }

  /** Left out: all of them. */
  public Models withActiveParameters(double value) {
    activeParameters = value;
    return this;
  }

  public Models withLayers(int value) {
    layers = value;
    return this;
  }

  public Models withHiddenSize(int value) {
    hidden = value;
    return this;
  }

  public Models withIntermediateSize(int value) {
    intermediate = value;
    return this;
  }

  public Models withVocabulary(int value) {
    vocabulary = value;
    return this;
  }

  public Models withTiedEmbeddings() {
    tied = true;
    return this;
  }

  public Models withPlainFeedForward() {
    gated = false;
    return this;
  }

  public Models withHeads(int queries, int keysAndValues) {
    heads = queries;
    kvHeads = keysAndValues;
    return this;
  }

  public Models withHeadDimension(int value) {
    headDimension = value;
    return this;
  }

  public Models withContextLength(int value) {
    contextLength = value;
    return this;
  }

  /** Layer groups (see {@link Groups}) in place of one group of full attention. */
  public Models withGroups(LayerGroup... values) {
    groups = List.of(values);
    return this;
  }

  /** Experts in every layer, none shared. */
  public Models withExperts(int count, int perToken, int width) {
    experts = new Transformer.Experts(count, perToken, 0, width, 0, layers, null);
    return this;
  }

  public Models withExperts(Transformer.Experts value) {
    experts = value;
    return this;
  }

  public Models withEncoder(int encoderLayers, @Nullable Integer tokens) {
    encoder = new Transformer.Encoder(encoderLayers, tokens);
    return this;
  }

  public Models withoutTransformer() {
    transformer = false;
    return this;
  }

  public Models withSample(Model.Sample value) {
    sample = value;
    return this;
  }

  /** The published checkpoint's precision; null: no source says. */
  public Models withPublished(@Nullable Precision value) {
    precision = value;
    return this;
  }

  /** The published checkpoint's size. */
  public Models withCheckpointGB(double value) {
    checkpointGB = value;
    return this;
  }

  public Models withHuggingFaceId(String value) {
    huggingFaceId = value;
    return this;
  }

  public Models withAliases(String... values) {
    aliases = List.of(values);
    return this;
  }

  public Models withSources(Map<String, String> values) {
    sources = values;
    return this;
  }

  /** The shape alone. */
  public Transformer shape() {
    List<LayerGroup> chosen = groups;
    return new Transformer(
        layers,
        hidden,
        intermediate,
        vocabulary,
        gated,
        tied,
        contextLength,
        chosen == null ? List.of(Groups.full(layers, heads, kvHeads, headDimension)) : chosen,
        experts,
        encoder);
  }

  public Model build() {
    return new Model(
        id,
        "Test " + id,
        null,
        null,
        kind,
        huggingFaceId,
        aliases,
        null,
        parameters,
        activeParameters == null ? parameters : activeParameters,
        precision,
        checkpointGB,
        transformer ? shape() : null,
        sample,
        sources);
  }
}
