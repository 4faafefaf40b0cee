package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.unit.Quantity;
import org.jspecify.annotations.Nullable;

/** Settings into {@link FineTuning} and {@link Training}. */
final class TrainingReader {
  private static final String GOOD_DURATION = "give a time with its unit, as in 12h or 30d";
  private static final String GOOD_MODE = "give none, selective or full";
  private static final int DEFAULT_SEQUENCE = 2048;
  private static final long DEFAULT_BATCH_TOKENS = 4_000_000;
  private static final int DEFAULT_FINE_TUNING_BATCH = 32;
  private static final int DEFAULT_LORA_RANK = 16;

  private final Settings settings;

  TrainingReader(Settings settings) {
    this.settings = settings;
  }

  FineTuning fineTuning(Model model, @Nullable Precision precision) {
    int sequence = sequence();
    FineTuning.Method method =
        settings.readOr(
            "method",
            FineTuning.Method::of,
            "give full, lora or qlora",
            FineTuning.Method.LORA,
            "full fine-tuning needs several times the memory");
    int rank = DEFAULT_LORA_RANK;
    if (method != FineTuning.Method.FULL) {
      rank =
          settings.readOr(
              "loraRank",
              Quantity::count,
              WorkloadReader.GOOD_COUNT,
              DEFAULT_LORA_RANK,
              "a higher rank trains more parameters");
    }
    Transformer shape = model.transformer();
    if (shape != null && rank > shape.hiddenSize()) {
      throw settings.wrong(
          "loraRank", "must be at most the model's hidden size, " + shape.hiddenSize());
    }
    int batch =
        settings.readOr(
            "globalBatch",
            Quantity::count,
            WorkloadReader.GOOD_COUNT,
            DEFAULT_FINE_TUNING_BATCH,
            "sequences per optimizer step bound data parallelism");
    @Nullable Double tokens = tuningTokens(sequence);
    return new FineTuning(
        model,
        method,
        tokens,
        sequence,
        microBatch(),
        capped(batch, tokens, sequence),
        rank,
        checkpointing(),
        deadline(),
        precision);
  }

  Training training(Model model, @Nullable Precision precision) {
    int sequence = sequence();
    long batch =
        settings.readOr(
            "globalBatchTokens",
            text -> (long) Quantity.positive(text),
            "give tokens per step above zero, as in 4M",
            DEFAULT_BATCH_TOKENS,
            "tokens per optimizer step bound how many GPUs can share it");
    @Nullable Double tokens =
        settings.read("tokens", Quantity::positive, "give tokens above zero, as in 300B");
    return new Training(
        model,
        tokens,
        sequence,
        tokens == null ? (double) batch : Math.min((double) batch, Math.max(sequence, tokens)),
        microBatch(),
        checkpointing(),
        deadline(),
        precision);
  }

  /** No step is larger than the whole work. */
  private static int capped(int batch, @Nullable Double tokens, int sequence) {
    return tokens == null
        ? batch
        : (int) Math.max(1, Math.min(batch, Math.ceil(tokens / sequence)));
  }

  private int sequence() {
    return settings.readOr(
        "sequenceLength",
        Quantity::tokens,
        WorkloadReader.GOOD_TOKENS,
        DEFAULT_SEQUENCE,
        "longer sequences raise activation memory");
  }

  private @Nullable Integer microBatch() {
    return settings.read("microBatch", Quantity::count, WorkloadReader.GOOD_COUNT);
  }

  private @Nullable Checkpointing checkpointing() {
    return settings.read("activationCheckpointing", Checkpointing::of, GOOD_MODE);
  }

  private @Nullable Double deadline() {
    return settings.read("deadline", Durations::seconds, GOOD_DURATION);
  }

  private @Nullable Double tuningTokens(int sequence) {
    if (settings.has("tokens") && settings.has("samples")) {
      throw new InvalidInputException(
          "conflicting-options", "give --tokens or --samples, not both");
    }
    @Nullable Double tokens =
        settings.read("tokens", Quantity::positive, "give tokens above zero, as in 50M");
    @Nullable Double samples =
        settings.read("samples", Quantity::positive, "give samples above zero, as in 10k");
    return samples == null ? tokens : Double.valueOf(samples * sequence);
  }
}
