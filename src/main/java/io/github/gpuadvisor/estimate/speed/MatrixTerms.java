package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.unit.Figures;

/** The arithmetic behind the {@link MatrixWork} of one step. */
final class MatrixTerms {
  private static final double GIGA = 1e9;

  private final Accelerator gpu;
  private final Plan plan;
  private final EngineStage stage;
  private final Transformer shape;
  private final double decoding;
  private final double prefill;

  /**
   * @param decoding sequences that produce one token each
   * @param prefill prompt tokens worked on
   */
  MatrixTerms(
      Accelerator gpu,
      Plan plan,
      EngineStage stage,
      Transformer shape,
      double decoding,
      double prefill) {
    this.gpu = gpu;
    this.plan = plan;
    this.stage = stage;
    this.shape = shape;
    this.decoding = decoding;
    this.prefill = prefill;
  }

  Formula reading() {
    MatrixWork matrices = stage.matrices;
    Formula dense =
        read("weights", matrices.denseBytes, matrices.denseReading(decoding, prefill), 1);
    ExpertWork experts = matrices.experts;
    double seconds = experts.reading(decoding + prefill);
    return seconds == 0
        ? dense
        : dense.plus(read("experts", experts.bytes, seconds, experts.touched(decoding + prefill)));
  }

  /** Bytes over devices over the rate that they are read at. */
  private Formula read(String what, double bytes, double seconds, double share) {
    int devices = plan.gpusPerReplica();
    double rate = bytes * share / devices / seconds;
    Formula amount = Formula.of(bytes, Figures.significant(bytes / GIGA, 4) + " GB of " + what);
    if (share < 1) {
      amount = amount.times(Formula.of(share, Figures.significant(100 * share, 3) + " % used"));
    }
    return amount.over(Factor.gpus(devices)).over(Factor.bandwidth(rate, gpu));
  }

  Formula products() {
    MatrixWork matrices = stage.matrices;
    double seconds = matrices.computeSeconds(decoding, prefill);
    double tokens = decoding + prefill;
    int devices = plan.gpusPerReplica();
    double weights = seconds * matrices.matrixRate * devices / 2 / tokens;
    String what = shape.experts() == null ? " weights" : " weights, experts at their own rate";
    return Formula.of(2)
        .times(Factor.tokens(tokens))
        .times(Formula.of(weights, Figures.compact(weights) + what))
        .over(Factor.gpus(devices))
        .over(Factor.flops(matrices.matrixRate, gpu, plan));
  }

  /**
   * Reading and products side by side, and what follows them.
   *
   * @param whole seconds of it all
   */
  Formula overlapped(Formula reading, Formula products, double whole) {
    double tokens = decoding + prefill;
    double elementwise = tokens * stage.elementwiseSeconds;
    Formula both =
        Formula.overlapped(
            reading.named("read"), products.named("products"), stage.matrices.softness);
    // Experts overlap apart from the rest, so that their sum is not the soft maximum of sums.
    Formula exact =
        Math.abs(both.value() + elementwise - whole) < 1e-9 * whole
            ? both
            : Formula.of(whole - elementwise, "soft maximum of read and products, part by part");
    return elementwise == 0
        ? exact
        : exact.plus(Factor.tokens(tokens).times(Factor.micros(stage.elementwiseSeconds)));
  }
}
