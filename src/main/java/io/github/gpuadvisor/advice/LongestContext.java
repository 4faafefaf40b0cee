package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.workload.Inference;
import org.jspecify.annotations.Nullable;

/** The longest context that memory holds for all who are served at once. */
public final class LongestContext {
  /** Where nobody says what a model was made for. */
  private static final int MOST = 1 << 20;

  private LongestContext() {}

  /** Tokens of it: what the model was made for at most, what the question asks for at least. */
  public static int of(Deployment deployment, Inference work) {
    Accelerator gpu = deployment.gpu();
    Plan plan = deployment.plan();
    @Nullable Transformer shape = work.model().transformer();
    int made = shape == null || shape.contextLength() <= 0 ? MOST : shape.contextLength();
    int sequences = Estimator.sequences(gpu, plan, work);
    int fits = work.context();
    int fails = Math.max(made, fits) + 1;
    while (fits + 1 < fails) {
      int middle = (fits + fails) >>> 1;
      if (InferenceMemory.of(gpu, plan, work.withContext(middle), sequences).fits()) {
        fits = middle;
      } else {
        fails = middle;
      }
    }
    return fits;
  }
}
