package io.github.gpuadvisor.rule.operations;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** No more GPUs, machines or watts than allowed. GPUs of an instance count whole, used or not. */
public final class AtMost implements Requirement {
  private final String id;
  private final String unit;
  private final String figure;
  private final String flag;
  private final String suffix;
  private final Function<Limits.Hardware, @Nullable Double> limit;
  private final Function<Estimate, @Nullable Double> amount;

  private AtMost(
      String id,
      String unit,
      String figure,
      String flag,
      String suffix,
      Function<Limits.Hardware, @Nullable Double> limit,
      Function<Estimate, @Nullable Double> amount) {
    this.id = id;
    this.unit = unit;
    this.figure = figure;
    this.flag = flag;
    this.suffix = suffix;
    this.limit = limit;
    this.amount = amount;
  }

  /** GPUs paid for. */
  public static AtMost gpus() {
    return new AtMost(
        "operations/max-gpus",
        "GPUs",
        "Gpus",
        "--max-gpus",
        "",
        hardware -> asDouble(hardware.maxGpus()),
        e -> (double) e.deployment().gpuCount());
  }

  /** Machines. */
  public static AtMost nodes() {
    return new AtMost(
        "operations/max-nodes",
        "machines",
        "Machines",
        "--max-nodes",
        "",
        hardware -> asDouble(hardware.maxNodes()),
        e -> (double) e.deployment().nodes());
  }

  /** Power limit of all GPUs together. */
  public static AtMost watts() {
    return new AtMost(
        "operations/max-power",
        "W",
        "Watts",
        "--max-power",
        "W",
        Limits.Hardware::maxPowerWatts,
        e ->
            e.deployment().gpu().tdpWatts() == null
                ? null
                : e.deployment().gpu().tdpWatts() * e.deployment().gpuCount());
  }

  private static @Nullable Double asDouble(@Nullable Integer number) {
    return number == null ? null : Double.valueOf(number);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Verdict check(Estimate estimate, Request request) {
    @Nullable Double most = limit.apply(request.limits().hardware());
    if (most == null) {
      return Verdict.MET;
    }
    @Nullable Double actual = amount.apply(estimate);
    if (actual == null) {
      return new Verdict.Unknown("tdpWatts");
    }
    if (actual <= most) {
      return Verdict.MET;
    }
    String fix = flag + " " + Figures.whole(Math.ceil(actual)).replace(",", "") + suffix;
    return new Verdict.Failed(figure(actual, most), actual / most - 1, fix);
  }

  @Override
  public @Nullable Figure figure(Estimate estimate, Request request) {
    @Nullable Double most = limit.apply(request.limits().hardware());
    @Nullable Double actual = amount.apply(estimate);
    return most == null || actual == null ? null : figure(actual, most);
  }

  private Figure figure(double actual, double most) {
    String sentence =
        "takes " + Figures.whole(actual) + " " + unit + ", wanted ≤ " + Figures.whole(most);
    return new Figure(sentence, "actual" + figure, actual, "most" + figure, most);
  }
}
