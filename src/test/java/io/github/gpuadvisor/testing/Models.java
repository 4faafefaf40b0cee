package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An invented dense decoder of 8 billion parameters, of the shape that {@link Shapes} has,
 * published in BF16.
 */
public final class Models extends Shapes<Models> {
  private String id = "test-model";
  private Model.Kind kind = Model.Kind.DECODER;
  private double parameters = 8e9;
  private @Nullable Double activeParameters;
  private Model.@Nullable Sample sample;
  private boolean transformer = true;
  private @Nullable Precision precision = Precision.BF16;
  private @Nullable Double checkpointGB;
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

  /**
   * Two blocks of decoder of width 1,000, feed-forward 4,000 and no vocabulary, for an encoder to
   * stand before.
   */
  public static Models aReader(double parameters) {
    return aModel()
        .withKind(Model.Kind.ENCODER_DECODER)
        .withParameters(parameters)
        .withLayers(2)
        .withHiddenSize(1000)
        .withIntermediateSize(4000)
        .withVocabulary(0)
        .withPlainFeedForward()
        .withTiedEmbeddings();
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

  public Models withAliases(String... values) {
    aliases = List.of(values);
    return this;
  }

  public Models withSources(Map<String, String> values) {
    sources = values;
    return this;
  }

  @Override
  Models self() {
    return this;
  }

  public Model build() {
    return new Model(
        id,
        "Test " + id,
        null,
        null,
        kind,
        null,
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
