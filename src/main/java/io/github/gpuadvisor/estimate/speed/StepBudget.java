package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.workload.Inference;
import org.jspecify.annotations.Nullable;

/** Tokens that one step of an engine takes at most. */
final class StepBudget {
  private static final int MOST_PIECES = 2048;

  private StepBudget() {}

  /**
   * The budget of a plan; a prompt of millions is simulated in fewer, larger pieces. Where layers
   * are split, a step hands on its own pieces.
   */
  static int of(Inference work, Plan plan) {
    if (plan.engine().parallelism().layers()) {
      return Integer.MAX_VALUE;
    }
    @Nullable Integer asked = work.promptChunk();
    int most = asked == null ? plan.era().memory().batchedTokens() : asked;
    return Math.max(prompts(work, most), work.inputTokens() / MOST_PIECES);
  }

  /**
   * Prompt tokens that a step takes: what a sound fills an encoder with counts against the same
   * budget, and a sound that is longer than it passes alone.
   */
  private static int prompts(Inference work, int most) {
    @Nullable Transformer shape = work.model().transformer();
    Transformer.@Nullable Encoder encoder = shape == null ? null : shape.encoder();
    @Nullable Integer fixed = encoder == null ? null : encoder.tokens();
    return fixed == null
        ? most
        : Math.max(1, work.inputTokens()) * Math.max(1, most / Math.max(1, fixed));
  }
}
