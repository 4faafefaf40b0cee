package io.github.gpuadvisor.rule.compute;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * The chip computes in the wanted format, or the engine stores weights in it and computes in 16
 * bit.
 */
public final class HasPrecision implements GpuRequirement {
  @Override
  public String id() {
    return "compute/precision";
  }

  @Override
  public Verdict check(Accelerator gpu, Request request, Catalog catalog) {
    if (gpu.denseTflops().isEmpty()) {
      // Nothing is known of its rates: that is the next rule's to say.
      return Verdict.MET;
    }
    boolean runs = false;
    for (Engine engine : Setup.engines(catalog, request.workload(), request.limits().hardware())) {
      runs |= engine.on(gpu) != null;
      if (Setup.of(engine, gpu, request.workload(), null) != null) {
        return Verdict.MET;
      }
    }
    if (!runs) {
      return Verdict.MET;
    }
    @Nullable Precision asked = request.workload().precision();
    Precision wanted = asked == null ? request.workload().model().publishedPrecision() : asked;
    String sentence =
        gpu.name()
            + " has no "
            + wanted.id()
            + (wanted.bits() < 16 ? ", and the engine has no weight-only form of it there" : "");
    return new Verdict.Failed(
        new Statement(sentence), Double.MAX_VALUE, "--precision " + substitute(wanted, gpu, asked));
  }

  @Override
  public @Nullable Finding held(Accelerator gpu, Request request, Catalog catalog) {
    @Nullable Setup setup = Setup.of(catalog, gpu, request.workload(), request.limits().hardware());
    if (setup == null) {
      return null;
    }
    String computed = setup.arithmetic().dtype().key();
    String stored = setup.precision().id();
    return new Statement(
        setup.arithmetic().weightOnly()
            ? "keeps weights in " + stored + ", computes in " + computed
            : "computes " + stored + " as " + computed);
  }

  /** What the chip has instead: as published where another format was asked for, else 16 bit. */
  private static String substitute(Precision wanted, Accelerator gpu, @Nullable Precision asked) {
    String sixteen = gpu.tflops(Dtype.BF16) != null ? "bf16" : "fp16";
    boolean wide = wanted.isSixteenBit() || wanted == Precision.FP8 || wanted == Precision.INT8;
    return asked != null && !wide ? "auto" : sixteen;
  }
}
