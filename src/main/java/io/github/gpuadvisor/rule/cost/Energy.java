package io.github.gpuadvisor.rule.cost;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Yardstick;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/**
 * Energy for a million tokens (or samples). 0.5 where it is twice what a lossless yardstick would
 * take.
 */
public final class Energy implements Criterion {
  private static final double REFERENCE = 2;
  private static final double JOULES_PER_KWH = 3.6e6;
  private static final double MILLION = 1e6;

  @Override
  public String id() {
    return "energy/per-token";
  }

  @Override
  public double value(Estimate estimate, Request request, double pace) {
    @Nullable Double energy = energy(estimate, pace);
    return energy == null ? 0.5 : Yardstick.falling(energy, reference(request));
  }

  @Override
  public Finding finding(Estimate estimate, Request request, double pace) {
    @Nullable Double energy = energy(estimate, pace);
    if (energy == null) {
      return new Statement("power or speed unknown, counted as average");
    }
    double reference = reference(request);
    String sentence =
        Figures.significant(energy, 3)
            + " kWh per million "
            + Output.unit(estimate)
            + "; "
            + Figures.significant(reference, 3)
            + " counts 0.5";
    return new Figure(sentence, "kWhPerMillion", energy, "referenceKWhPerMillion", reference);
  }

  /** kWh per million tokens or samples; null where power or speed is unknown. */
  private static @Nullable Double energy(Estimate estimate, double pace) {
    @Nullable Double watts = estimate.energy().watts();
    @Nullable Interval output = Output.perSecond(estimate);
    return watts == null || output == null || output.value() <= 0
        ? null
        : Double.valueOf(watts * MILLION / (output.value() * pace * JOULES_PER_KWH));
  }

  private static double reference(Request request) {
    return REFERENCE
        * Yardstick.WATTS
        * MILLION
        / (Yardstick.perSecond(request.workload()) * JOULES_PER_KWH);
  }
}
