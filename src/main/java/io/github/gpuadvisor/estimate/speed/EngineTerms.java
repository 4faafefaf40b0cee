package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.estimate.speed.Factor.bandwidth;
import static io.github.gpuadvisor.estimate.speed.Factor.gpus;
import static io.github.gpuadvisor.estimate.speed.Factor.micros;
import static io.github.gpuadvisor.estimate.speed.Factor.tokens;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.unit.Figures;

/** The arithmetic behind one {@link EngineStep}. */
final class EngineTerms {
  private static final double MIB = 1 << 20;

  private final Accelerator gpu;
  private final Plan plan;
  private final EngineStep step;
  private final EngineStage stage;
  private final Transformer shape;
  private final double decoding;
  private final double context;
  private final double prefill;
  private final double seen;
  private final StepParts parts;

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
    this.stage = step.stage;
    this.shape = shape;
    this.decoding = decoding;
    this.context = context;
    this.prefill = prefill;
    this.seen = prefill / 2;
    this.parts = stage.parts(decoding, context, prefill, seen);
  }

  Derivation derivation(String id, String title) {
    StepTerms terms = new StepTerms();
    MatrixTerms matrices = new MatrixTerms(gpu, plan, stage, shape, decoding, prefill);
    Formula reading = matrices.reading();
    Formula products = matrices.products();
    terms.add("weights read", reading);
    terms.add("matrix products", products);
    terms.add("both, overlapped", matrices.overlapped(reading, products, parts.matrices()));
    int from = terms.last();
    if (parts.cache() > 0) {
      terms.add("KV cache read", cache());
    }
    if (parts.attention() > 0) {
      terms.add("prefill attention", attention());
    }
    if (parts.reduction() > 0) {
      terms.add("all-reduce", reduced());
    }
    terms.add("launch, scheduling", launched());
    if (parts.host() > 0) {
      terms.add("host's memory", micros(parts.host()));
    }
    terms.add("step", whole(terms.sum(from)));
    return terms.derivation(id, title);
  }

  private Formula cache() {
    double bytes = stage.cacheBytes(context) * stage.cachedOnGpu;
    return sequences()
        .times(Formula.of(bytes, Figures.significant(bytes / MIB, 4) + " MiB"))
        .over(bandwidth(stage.cacheRate, gpu));
  }

  private Formula attention() {
    int devices = plan.gpusPerReplica();
    return tokens(prefill).times(micros(parts.attention() / prefill * devices)).over(gpus(devices));
  }

  private Formula reduced() {
    Reduction reduction = stage.reduction;
    double tokens = decoding + prefill;
    return Formula.of(reduction.count, Figures.whole(reduction.count) + " all-reduces")
        .times(
            micros(reduction.latency)
                .plus(tokens(tokens).times(micros(reduction.secondsPerToken))));
  }

  private Formula launched() {
    int stages = plan.pipelineParallel();
    Formula layers =
        Formula.of(shape.layers(), shape.layers() + " layers")
            .times(micros(stage.layerSeconds / shape.layers()));
    Formula fixed = stage.stepSeconds == 0 ? layers : layers.plus(micros(stage.stepSeconds));
    Formula each = stages == 1 ? fixed : fixed.over(Formula.of(stages, stages + " stages"));
    return decoding == 0 || stage.sequenceSeconds == 0
        ? each
        : each.plus(sequences().times(micros(stage.sequenceSeconds)));
  }

  private Formula sequences() {
    String things = decoding == 1 ? " sequence" : " sequences";
    return Formula.of(decoding, Figures.significant(decoding, 3) + things);
  }

  /** A pipeline passes the work through all its stages. */
  private Formula whole(Formula one) {
    double times = step.seconds(decoding, context, prefill, seen) / one.value();
    if (Math.abs(times - 1) < 1e-9) {
      return one;
    }
    String how =
        plan.engine().parallelism().layers() ? " in pieces, handed on" : " through the stages";
    return one.named("these").times(Formula.of(times, Figures.significant(times, 4) + how));
  }
}
