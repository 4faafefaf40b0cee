package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Derivation;
import io.github.gpuadvisor.estimate.Formula;
import io.github.gpuadvisor.estimate.Term;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The arithmetic behind one {@link EngineStep}. */
final class EngineTerms {
  private static final double TERA = 1e12;
  private static final double GIGA = 1e9;
  private static final double MIB = 1 << 20;

  private final Accelerator gpu;
  private final Plan plan;
  private final EngineStep step;
  private final Transformer shape;
  private final double decoding;
  private final double context;
  private final double prefill;
  private final double seen;
  private final double[] parts;

  /**
   * One step of a stage.
   *
   * @param decoding sequences that produce one token each
   * @param context tokens that each of them has behind it
   * @param prefill prompt tokens worked on
   */
  EngineTerms(
      Accelerator gpu,
      Plan plan,
      EngineStep step,
      Transformer shape,
      double decoding,
      double context,
      double prefill) {
    this.gpu = gpu;
    this.plan = plan;
    this.step = step;
    this.shape = shape;
    this.decoding = decoding;
    this.context = context;
    this.prefill = prefill;
    this.seen = prefill / 2;
    this.parts = step.parts(decoding, context, prefill, seen);
  }

  Derivation derivation(String id, String title) {
    List<Term> terms = new ArrayList<>();
    MatrixWork matrices = step.matrices;
    Formula reading = reading(matrices);
    Formula products = products(matrices);
    add(terms, "weights read", reading);
    add(terms, "matrix products", products);
    add(terms, "both, overlapped", overlapped(matrices, reading, products));
    int stages = terms.size() - 1;
    if (parts[1] > 0) {
      add(terms, "KV cache read", cache());
    }
    if (parts[2] > 0) {
      add(
          terms,
          "prefill attention",
          tokens(prefill)
              .times(micros(parts[2] / prefill * plan.gpusPerReplica()))
              .over(gpus(plan.gpusPerReplica())));
    }
    if (parts[3] > 0) {
      add(terms, "all-reduce", reduced());
    }
    add(terms, "launch, scheduling", launched());
    if (parts[5] > 0) {
      add(terms, "host's memory", micros(parts[5]));
    }
    Formula sum = terms.get(stages).formula().named(terms.get(stages).name());
    for (Term term : terms.subList(stages + 1, terms.size())) {
      sum = sum.plus(term.formula().named(term.name()));
    }
    add(terms, "step", whole(sum));
    return new Derivation(id, title, terms);
  }

  private static void add(List<Term> terms, String name, Formula formula) {
    terms.add(new Term(name, Term.Unit.SECONDS, formula));
  }

  private Formula reading(MatrixWork matrices) {
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
    return amount.over(gpus(devices)).over(rate(rate));
  }

  private Formula rate(double bytesPerSecond) {
    double nominal = Objects.requireNonNull(gpu.memory().bandwidthGBps());
    return Formula.of(
        bytesPerSecond,
        Figures.significant(bytesPerSecond / GIGA, 4)
            + " GB/s (of "
            + Figures.significant(nominal, 4)
            + ")");
  }

  private Formula products(MatrixWork matrices) {
    double seconds = matrices.computeSeconds(decoding, prefill);
    double tokens = decoding + prefill;
    int devices = plan.gpusPerReplica();
    double weights = seconds * matrices.matrixRate * devices / 2 / tokens;
    double nominal = Objects.requireNonNull(gpu.tflops(plan.arithmetic().dtype()));
    String rate =
        Figures.significant(matrices.matrixRate / TERA, 4)
            + " TFLOPS (of "
            + Figures.significant(nominal, 4)
            + ")";
    return Formula.of(2)
        .times(tokens(tokens))
        .times(
            Formula.of(
                weights,
                Figures.compact(weights)
                    + (shape.experts() == null
                        ? " weights"
                        : " weights, experts at their own rate")))
        .over(gpus(devices))
        .over(Formula.of(matrices.matrixRate, rate));
  }

  private Formula overlapped(MatrixWork matrices, Formula reading, Formula products) {
    double tokens = decoding + prefill * step.promptPasses;
    double elementwise = tokens * step.elementwiseSeconds;
    Formula both =
        Formula.overlapped(reading.named("read"), products.named("products"), matrices.softness);
    // Experts overlap apart from the rest, so that their sum is not the soft maximum of sums.
    Formula exact =
        Math.abs(both.value() + elementwise - parts[0]) < 1e-9 * parts[0]
            ? both
            : Formula.of(parts[0] - elementwise, "soft maximum of read and products, part by part");
    return elementwise == 0
        ? exact
        : exact.plus(tokens(tokens).times(micros(step.elementwiseSeconds)));
  }

  private Formula cache() {
    double bytes = step.cacheBytes(context) * step.cachedOnGpu;
    return sequences()
        .times(Formula.of(bytes, Figures.significant(bytes / MIB, 4) + " MiB"))
        .over(rate(step.cacheRate));
  }

  private Formula reduced() {
    Reduction reduction = step.reduction;
    double tokens = decoding + prefill * step.promptPasses;
    return Formula.of(reduction.count, Figures.whole(reduction.count) + " all-reduces")
        .times(
            micros(reduction.latency)
                .plus(tokens(tokens).times(micros(reduction.secondsPerToken))));
  }

  private Formula launched() {
    int stages = plan.pipelineParallel();
    Formula layers =
        Formula.of(shape.layers(), shape.layers() + " layers")
            .times(micros(step.layerSeconds / shape.layers()));
    Formula fixed = step.stepSeconds == 0 ? layers : layers.plus(micros(step.stepSeconds));
    Formula each = stages == 1 ? fixed : fixed.over(Formula.of(stages, stages + " stages"));
    return decoding == 0 || step.sequenceSeconds == 0
        ? each
        : each.plus(sequences().times(micros(step.sequenceSeconds)));
  }

  private Formula sequences() {
    String things = decoding == 1 ? " sequence" : " sequences";
    return Formula.of(decoding, Figures.significant(decoding, 3) + things);
  }

  /** A pipeline passes the work through all its stages. */
  private Formula whole(Formula stage) {
    double seconds = step.seconds(decoding, context, prefill, seen);
    double times = seconds / stage.value();
    return Math.abs(times - 1) < 1e-9
        ? stage
        : stage
            .named("these")
            .times(
                Formula.of(
                    times,
                    Figures.significant(times, 4)
                        + (plan.engine().parallelism().layers()
                            ? " in pieces, handed on"
                            : " through the stages")));
  }

  private static Formula tokens(double count) {
    return Formula.of(count, Figures.significant(count, 4) + (count == 1 ? " token" : " tokens"));
  }

  private static Formula gpus(int devices) {
    return Formula.of(devices, devices + (devices == 1 ? " GPU" : " GPUs"));
  }

  private static Formula micros(double seconds) {
    return Formula.of(seconds, Figures.significant(seconds * 1e6, 3) + " µs");
  }
}
