package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.unit.Quantity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings into {@link FineTuning} and {@link Training}. */
final class TrainingReader {
  private static final String GOOD_MODE = "give none, selective or full";
  private static final int DEFAULT_SEQUENCE = 2048;
  private static final long DEFAULT_BATCH_TOKENS = 4_000_000;
  private static final long DEFAULT_BATCH_SAMPLES = 1024;
  private static final int DEFAULT_FINE_TUNING_BATCH = 32;
  private static final int DEFAULT_LORA_RANK = 16;

  private final Settings settings;

  TrainingReader(Settings settings) {
    this.settings = settings;
  }

  FineTuning fineTuning(Model model, @Nullable Precision precision) {
    int sequence = sequence(model);
    FineTuning.Method method =
        settings.readOr(
            "method",
            FineTuning.Method::of,
            "give full, lora or qlora",
            FineTuning.Method.LORA,
            "full fine-tuning needs several times the memory");
    int rank = rank(model, method);
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
        precision,
        savings());
  }

  private int rank(Model model, FineTuning.Method method) {
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
      throw settings.has("loraRank")
          ? settings.wrong(
              "loraRank", "must be at most the model's hidden size, " + shape.hiddenSize())
          : settings.wrong("hidden", "is less than the rank of the adapters, " + rank);
    }
    return rank;
  }

  Training training(Model model, @Nullable Precision precision) {
    int sequence = sequence(model);
    long batch =
        settings.readOr(
            "globalBatchTokens",
            text -> (long) Quantity.amount(text),
            "give tokens per step above zero, as in 4M",
            model.transformer() == null ? DEFAULT_BATCH_SAMPLES : DEFAULT_BATCH_TOKENS,
            "tokens per optimizer step bound how many GPUs can share it");
    @Nullable Double tokens =
        settings.read("tokens", Quantity::amount, "give tokens above zero, as in 300B");
    return new Training(
        model,
        tokens,
        sequence,
        tokens == null ? (double) batch : Math.min((double) batch, Math.max(sequence, tokens)),
        microBatch(),
        checkpointing(),
        deadline(),
        precision,
        savings());
  }

  /** No step is larger than the whole work. */
  private static int capped(int batch, @Nullable Double tokens, int sequence) {
    return tokens == null
        ? batch
        : (int) Math.max(1, Math.min(batch, Math.ceil(tokens / sequence)));
  }

  /** A model that works on samples counts each as one token. */
  private int sequence(Model model) {
    if (model.transformer() == null && !settings.has("sequenceLength")) {
      return 1;
    }
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

  /** What is not said is not saved; no default of it is worth a line of assumptions. */
  private Savings savings() {
    @Nullable Optimizer optimizer =
        settings.read(
            "optimizer",
            Optimizer::of,
            "give adamw, adamw-bf16, adamw-8bit, paged-adamw-8bit or sgd");
    @Nullable Boolean inBackward =
        settings.read("optimizerInBackward", TrainingReader::flag, "give true or false");
    @Nullable Offload offload =
        settings.read("offload", Offload::of, "give none, optimizer, activations or all");
    @Nullable Integer chunks =
        settings.read("lossChunks", Quantity::count, WorkloadReader.GOOD_COUNT);
    return new Savings(
        optimizer == null ? Savings.NONE.optimizer() : optimizer,
        inBackward != null && inBackward,
        offload == null ? Savings.NONE.offload() : offload,
        chunks == null ? Savings.NONE.lossChunks() : chunks);
  }

  private static Boolean flag(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private @Nullable Double deadline() {
    return settings.read("deadline", Durations::seconds, WorkloadReader.GOOD_DURATION);
  }

  private @Nullable Double tuningTokens(int sequence) {
    if (settings.has("tokens") && settings.has("samples")) {
      throw new InvalidInputException(
          "conflicting-options", "give --tokens or --samples, not both");
    }
    @Nullable Double tokens =
        settings.read("tokens", Quantity::amount, "give tokens above zero, as in 50M");
    @Nullable Double samples =
        settings.read("samples", Quantity::amount, "give samples above zero, as in 10k");
    return samples == null ? tokens : Double.valueOf(samples * sequence);
  }
}
