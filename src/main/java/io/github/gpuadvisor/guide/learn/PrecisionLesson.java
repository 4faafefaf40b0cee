package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.estimate.memory.Weights;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class PrecisionLesson extends Lesson {
  private static final String TEXT =
      """
      A model is a long list of numbers. Each can be kept in 32 bits, as computers
      usually do, or in fewer: FP16 and BF16 take half of that, FP8 and INT8 a quarter,
      and four bits an eighth. Fewer bits mean less memory, less to read for each token,
      and on chips that compute in the format, more operations a second. They also mean
      coarser numbers, so answers can get worse; how much depends on the model, and
      gpu-advisor does not judge it.

      {model} and what an {h100} and a {b200} compute in each format:

      | format | bits a weight | GiB | {h100} | {b200} |
      |---|--:|--:|--:|--:|
      {formats}

      Rates are dense TFLOPS. Bits a weight are an average: small formats carry scales
      for groups of weights, and most tools leave the embedding table in 16 bit. A rate
      in brackets is that of 16 bit: such weights are stored small and unpacked before
      they are multiplied, which saves memory and reading, and no computing. A format
      that a chip lacks is computed as another, or not at all: an {a100} has no FP8.

      Two figures of a data sheet may be true of one chip. For the {h100} and FP8 it
      prints {sparse} TFLOPS "with sparsity" and means a model of whose weights two in every
      group of four are zero, so that half of the products can be left out. A model has
      to be made that way. For all others the dense rate holds, {dense}. The catalog
      keeps dense rates alone, and this is the first thing to ask of any large number:
      which format, and with or without sparsity?

      TF32 takes numbers of 32 bits and multiplies with as many digits as FP16 has. It
      is a way to compute, not to store: it saves no memory.
      """;

  PrecisionLesson() {
    super(
        new Head(
            "precision",
            "Number formats and sparsity",
            "fewer bits: smaller, faster, and what a data sheet counts",
            List.of(
                "estimate inference --model llama-3.1-8b --gpu l4 --precision fp8",
                "gpus compat h100-sxm-80gb"),
            List.of("memory", "architecture", "training-memory")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Model model = blanks.model("llama-3.1-70b");
    Accelerator h100 = blanks.gpu("h100-sxm-80gb");
    Accelerator b200 = blanks.gpu("b200");
    blanks.put("model", model.name());
    blanks.name("h100", h100);
    blanks.put("b200", b200.shortName());
    blanks.name("a100", blanks.gpu("a100-sxm-80gb"));
    double dense = Blanks.number(h100.tflops(Dtype.FP8));
    blanks.put("dense", dense, 4);
    blanks.put("sparse", dense * h100.sparsityFactor(), 4);
    blanks.rows(
        "formats",
        List.of(
            Precision.FP32,
            Precision.BF16,
            Precision.FP8,
            Precision.INT8,
            Precision.INT4,
            Precision.NVFP4),
        format ->
            List.of(
                format.id(),
                Figures.fixed(8 * Weights.bytesPerParameter(model, format), 1),
                Figures.fixed(Weights.stored(model, format).gib(), 1),
                rate(blanks, h100, format),
                rate(blanks, b200, format)));
  }

  /** As an engine of the catalog computes it. */
  private static String rate(Blanks blanks, Accelerator gpu, Precision format) {
    Engine engine = Objects.requireNonNull(blanks.catalog().engine("vllm"));
    Engine.@Nullable Arithmetic arithmetic = engine.arithmetic(gpu, format);
    if (arithmetic == null) {
      return Blanks.rate(gpu, format.compute());
    }
    String rate = Blanks.rate(gpu, arithmetic.dtype());
    return arithmetic.weightOnly() ? "(" + rate + ")" : rate;
  }
}
