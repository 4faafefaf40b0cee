package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Adapting a trained model.
 *
 * @param tokens tokens to train on in all; null in an estimate of speed alone
 * @param sequenceLength tokens per sequence
 * @param microBatch sequences per GPU at once; null: chosen
 * @param globalBatch sequences per optimizer step
 * @param deadlineSeconds null: none
 * @param savings how a step saves memory
 */
public record FineTuning(
    Model model,
    Method method,
    @Nullable Double tokens,
    int sequenceLength,
    @Nullable Integer microBatch,
    int globalBatch,
    int loraRank,
    @Nullable Checkpointing checkpointing,
    @Nullable Double deadlineSeconds,
    @Nullable Precision precision,
    Savings savings)
    implements Workload {

  /** What is trained. */
  public enum Method {
    FULL,
    LORA,
    QLORA;

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The method of a name. */
    public static Method of(String text) {
      for (Method method : values()) {
        if (method.id().equals(text.strip().toLowerCase(Locale.ROOT))) {
          return method;
        }
      }
      throw new IllegalArgumentException("unknown method");
    }
  }

  @Override
  public String kind() {
    return "fine-tuning";
  }

  /** The same work by another method. */
  public FineTuning withMethod(Method other) {
    return new FineTuning(
        model,
        other,
        tokens,
        sequenceLength,
        microBatch,
        globalBatch,
        loraRank,
        checkpointing,
        deadlineSeconds,
        precision,
        savings);
  }
}
