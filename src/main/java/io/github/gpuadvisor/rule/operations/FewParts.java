package io.github.gpuadvisor.rule.operations;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Request;

/** Fewer GPUs are less to set up and less to fail: 1 for a single GPU, 0.5 for sixteen. */
public final class FewParts implements Criterion {
  private static final double DOUBLINGS_TO_HALF = 4;

  @Override
  public String id() {
    return "operations/few-parts";
  }

  @Override
  public double value(Estimate estimate, Request request, double pace) {
    double doublings = Math.log(estimate.deployment().gpuCount()) / Math.log(2);
    return 1 / (1 + doublings / DOUBLINGS_TO_HALF);
  }

  @Override
  public Finding finding(Estimate estimate, Request request, double pace) {
    int gpus = estimate.deployment().gpuCount();
    String sentence = Figures.whole(gpus) + (gpus == 1 ? " GPU" : " GPUs") + "; 16 count 0.5";
    return new Figure(sentence, "gpus", gpus, "referenceGpus", 16);
  }
}
