package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import org.jspecify.annotations.Nullable;

/**
 * Training a model from scratch.
 *
 * @param tokens tokens to train on; null in an estimate that asks how many a cluster reaches by the
 *     deadline
 * @param globalBatchTokens tokens per optimizer step
 * @param savings how a step saves memory
 */
public record Training(
    Model model,
    @Nullable Double tokens,
    int sequenceLength,
    double globalBatchTokens,
    @Nullable Integer microBatch,
    @Nullable Checkpointing checkpointing,
    @Nullable Double deadlineSeconds,
    @Nullable Precision precision,
    Savings savings)
    implements Workload {
  private static final double FLOPS_PER_PARAMETER_AND_TOKEN = 6;

  @Override
  public String kind() {
    return "training";
  }

  /**
   * The headline compute of the run: 6 · N · tokens (forward 2, backward 4), or null without tokens
   * or of a model that works on samples.
   */
  public @Nullable Double totalFlops() {
    return tokens == null || model.transformer() == null
        ? null
        : FLOPS_PER_PARAMETER_AND_TOKEN * model.activeParameters() * tokens;
  }

  /** Sequences per optimizer step. */
  public int globalBatch() {
    return (int) Math.max(1, Math.round(globalBatchTokens / sequenceLength));
  }
}
