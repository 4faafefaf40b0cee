package io.github.gpuadvisor.workload;

/**
 * How a training step saves memory, beside recomputing activations.
 *
 * @param optimizerInBackward each gradient is applied and freed as soon as it is known
 * @param lossChunks parts that the loss is computed in; 1: all logits are held in 32 bit at once
 */
public record Savings(
    Optimizer optimizer, boolean optimizerInBackward, Offload offload, int lossChunks) {
  /** Mixed precision and nothing saved. */
  public static final Savings NONE = new Savings(Optimizer.ADAMW, false, Offload.NONE, 1);

  /** As one word, for comparing runs. */
  String id() {
    return optimizer.id()
        + (optimizerInBackward ? "+in-backward" : "")
        + "+offload-"
        + offload.id()
        + "+chunks-"
        + lossChunks;
  }

  /** What one run saves as one text; empty where it saves nothing. */
  public static String summary(Workload work) {
    Savings savings = of(work);
    return savings.equals(NONE) ? "" : savings.id();
  }

  /** What a kind of work saves; serving saves nothing. */
  public static Savings of(Workload work) {
    if (work instanceof FineTuning tuning) {
      return tuning.savings();
    }
    return work instanceof Training training ? training.savings() : NONE;
  }
}
