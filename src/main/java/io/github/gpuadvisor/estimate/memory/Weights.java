package io.github.gpuadvisor.estimate.memory;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.unit.Bytes;

/** Bytes of a model's weights by storage format. */
public final class Weights {
  private static final double BITS_PER_BYTE = 8;
  private static final double SIXTEEN = 16;

  private Weights() {}

  /** All weights. A published checkpoint's own size wins over the formula. */
  public static Bytes stored(Model model, Precision precision) {
    Double published = model.checkpointGB();
    if (published != null && precision == model.checkpointPrecision()) {
      return Bytes.ofGB(published);
    }
    return new Bytes(
        bits(
                model,
                precision,
                model.parameters(),
                model.transformer() == null ? 0 : expertParameters(model))
            / BITS_PER_BYTE);
  }

  /**
   * All weights as an engine stores them: in llama.cpp's MXFP4 files, what is outside the experts
   * is Q8_0.
   */
  static Bytes stored(Model model, Plan plan) {
    double experts = expertParameters(model);
    boolean own = plan.engine().parallelism().layers() && plan.precision() == Precision.MXFP4;
    return own && experts > 0
        ? new Bytes(
            (experts * Precision.MXFP4.bits()
                    + (model.parameters() - experts) * Precision.Q8_0.bits())
                / BITS_PER_BYTE)
        : stored(model, plan.precision());
  }

  private static double expertParameters(Model model) {
    Transformer shape = model.transformer();
    return shape == null ? 0 : Math.min(model.parameters(), shape.expertParameters());
  }

  private static double bits(Model model, Precision precision, double parameters, double experts) {
    Transformer shape = model.transformer();
    if (shape == null) {
      return parameters * precision.bits();
    }
    return switch (precision.scope()) {
      case ALL -> parameters * precision.bits();
      case LINEAR -> linear(shape, precision, parameters);
      case EXPERTS ->
          shape.experts() == null
              ? linear(shape, precision, parameters)
              : experts * precision.bits() + (parameters - experts) * SIXTEEN;
      case GGUF -> gguf(shape, precision, parameters);
    };
  }

  private static double linear(Transformer shape, Precision precision, double parameters) {
    double vocabulary = Math.min(parameters, shape.vocabularyParameters());
    return vocabulary * SIXTEEN + (parameters - vocabulary) * precision.bits();
  }

  private static double gguf(Transformer shape, Precision precision, double parameters) {
    double output = shape.embeddingParameters();
    double outputBits =
        Math.max(precision.bits(), Math.min(Precision.Q6_K.bits(), Precision.Q8_0.bits()));
    return parameters * precision.bits()
        + GgufMix.of(shape, precision).beyond(shape, precision.bits())
        + output * (outputBits - precision.bits());
  }

  /** Bytes of the embedding table in the width that it is stored in. */
  public static double embeddingBytes(Transformer shape, Precision precision) {
    boolean sixteen =
        precision.scope() == Precision.Scope.LINEAR || precision.scope() == Precision.Scope.EXPERTS;
    return shape.embeddingParameters() * (sixteen ? SIXTEEN : precision.bits()) / BITS_PER_BYTE;
  }

  /** Bytes per parameter, averaged over the model. */
  public static double bytesPerParameter(Model model, Precision precision) {
    return stored(model, precision).value() / model.parameters();
  }

  /** Bytes of the routed experts alone; zero for a dense model. */
  public static double expertBytes(Model model, Precision precision) {
    Transformer shape = model.transformer();
    if (shape == null || shape.experts() == null) {
      return 0;
    }
    double total = stored(model, precision).value();
    double experts = expertParameters(model);
    double other = model.parameters() - experts;
    double otherBits = precision.scope() == Precision.Scope.EXPERTS ? SIXTEEN : precision.bits();
    // What the published total leaves for experts once the rest is counted; never more than all of
    // it.
    double share = experts * precision.bits() / (experts * precision.bits() + other * otherBits);
    return total * share;
  }
}
