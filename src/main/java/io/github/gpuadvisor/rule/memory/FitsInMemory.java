package io.github.gpuadvisor.rule.memory;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.rule.DeferredFigure;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Request;

/**
 * Every device holds its part: weights, KV cache or training state, activations, and what engine
 * and driver take. Judged per device, never as a sum of cards.
 */
public final class FitsInMemory implements Requirement {
  @Override
  public String id() {
    return "memory/fits";
  }

  @Override
  public Verdict check(Estimate estimate, Request request) {
    MemoryEstimate memory = estimate.memory();
    if (memory.fits()) {
      return Verdict.MET;
    }
    double excess = memory.requiredPerGpu().gib() / memory.usablePerGpu().gib() - 1;
    return new Verdict.Failed(new DeferredFigure(this, estimate, request), excess, null);
  }

  @Override
  public Figure figure(Estimate estimate, Request request) {
    MemoryEstimate memory = estimate.memory();
    double needed = memory.requiredPerGpu().gib();
    double usable = memory.usablePerGpu().gib();
    String rest =
        memory.fits()
            ? Figures.fixed(usable - needed, 1) + " GiB to spare"
            : "short of " + Figures.fixed(needed - usable, 1) + " GiB";
    String sentence =
        "needs "
            + Figures.fixed(needed, 1)
            + " GiB on each GPU, usable "
            + Figures.fixed(usable, 1)
            + " GiB: "
            + rest;
    return new Figure(sentence, "requiredGiBPerGpu", needed, "usableGiBPerGpu", usable);
  }
}
