package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.unit.Figures;
import java.util.Objects;

/** What the arithmetic of a step is made of, each with its unit. */
final class Factor {
  private static final double TERA = 1e12;
  private static final double GIGA = 1e9;

  private Factor() {}

  static Formula tokens(double count) {
    return Formula.of(count, Figures.significant(count, 4) + (count == 1 ? " token" : " tokens"));
  }

  static Formula gpus(int count) {
    return Formula.of(count, count + (count == 1 ? " GPU" : " GPUs"));
  }

  static Formula micros(double seconds) {
    return Formula.of(seconds, Figures.significant(seconds * 1e6, 3) + " µs");
  }

  static Formula millis(double seconds) {
    return Formula.of(seconds, Figures.significant(seconds * 1e3, 3) + " ms");
  }

  /** What memory reaches, beside what its datasheet says. */
  static Formula bandwidth(double bytesPerSecond, Accelerator gpu) {
    double nominal = Objects.requireNonNull(gpu.memory().bandwidthGBps());
    return of(bytesPerSecond, GIGA, " GB/s", nominal);
  }

  /** What products reach in the format of a plan, beside what the datasheet says. */
  static Formula flops(double perSecond, Accelerator gpu, Plan plan) {
    double nominal = Objects.requireNonNull(gpu.tflops(plan.arithmetic().dtype()));
    return of(perSecond, TERA, " TFLOPS", nominal);
  }

  private static Formula of(double reached, double scale, String unit, double nominal) {
    return Formula.of(
        reached,
        Figures.significant(reached / scale, 4)
            + unit
            + " (of "
            + Figures.significant(nominal, 4)
            + ")");
  }
}
