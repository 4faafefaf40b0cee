package io.github.gpuadvisor.rule.operations;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/** No more GPUs than there are, where the answer must do with what is at hand. */
public final class EnoughAtHand implements Requirement {
  @Override
  public String id() {
    return "operations/at-hand";
  }

  @Override
  public Verdict check(Estimate estimate, Request request) {
    AtHand.@Nullable Stock stock = stock(estimate, request);
    int taken = estimate.deployment().gpuCount();
    if (stock == null || taken <= stock.devices()) {
      return Verdict.MET;
    }
    return new Verdict.Failed(
        figure(taken, stock), (double) taken / stock.devices() - 1, fix(estimate, request, taken));
  }

  @Override
  public @Nullable Figure figure(Estimate estimate, Request request) {
    AtHand.@Nullable Stock stock = stock(estimate, request);
    return stock == null ? null : figure(estimate.deployment().gpuCount(), stock);
  }

  private static AtHand.@Nullable Stock stock(Estimate estimate, Request request) {
    @Nullable AtHand atHand = request.limits().hardware().atHand();
    return atHand == null ? null : atHand.of(estimate.deployment().gpu().id());
  }

  /** More cards of one's own; a named system has no more. */
  private static @Nullable String fix(Estimate estimate, Request request, int taken) {
    @Nullable AtHand atHand = request.limits().hardware().atHand();
    int perCard = estimate.deployment().gpu().devicesPerCard();
    return atHand == null || atHand.system()
        ? null
        : "--have " + (taken + perCard - 1) / perCard + "x" + estimate.deployment().gpu().id();
  }

  private static Figure figure(int taken, AtHand.Stock stock) {
    String sentence =
        "takes "
            + Figures.whole(taken)
            + (taken == 1 ? " GPU, " : " GPUs, ")
            + Figures.whole(stock.devices())
            + " at hand";
    return new Figure(sentence, "actualGpus", taken, "gpusAtHand", stock.devices());
  }
}
