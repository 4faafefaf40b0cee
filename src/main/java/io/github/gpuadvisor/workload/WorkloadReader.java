package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.unit.Quantity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings into a {@link Workload}. */
final class WorkloadReader {
  private static final String GOOD_COUNT = "give a number above zero, as in 16";
  private static final String GOOD_TOKENS = "give a number of tokens above zero, as in 2048 or 32k";
  private static final String GOOD_DURATION = "give a time with its unit, as in 12h or 30d";
  private static final String GOOD_TARGET =
      "give a time with its unit, as in 500ms, or p99:1s (mean, p50, p95 or p99)";
  private static final int DEFAULT_INPUT = 2048;
  private static final int DEFAULT_OUTPUT = 512;
  private static final int DEFAULT_SEQUENCE = 2048;
  private static final double DEFAULT_BATCH_TOKENS = 4e6;
  private static final int DEFAULT_FINE_TUNING_BATCH = 32;
  private static final int DEFAULT_LORA_RANK = 16;

  private final Catalog catalog;
  private final Settings settings;
  private final List<Warning> warnings;

  WorkloadReader(Catalog catalog, Settings settings, List<Warning> warnings) {
    this.catalog = catalog;
    this.settings = settings;
    this.warnings = warnings;
  }

  Workload read(String kind) {
    Model model = model();
    return switch (kind) {
      case "inference" -> inference(model);
      case "fine-tuning" -> fineTuning(model);
      case "training" -> training(model);
      default ->
          throw new InvalidInputException(
              "unknown-kind", "kind " + kind + ": give inference, fine-tuning or training");
    };
  }

  private Model model() {
    @Nullable Model inline = settings.inlineModel();
    if (inline != null) {
      return inline;
    }
    @Nullable String name = settings.text("model");
    if (name != null) {
      if (settings.has("params")) {
        throw new InvalidInputException(
            "conflicting-options", "give --model or --params, not both");
      }
      Resolution resolution = catalog.modelNames().resolve(name);
      return catalog.model(resolution.id());
    }
    if (!settings.has("params")) {
      throw new InvalidInputException(
          "missing-model",
          "which model? give --model, as in --model llama-3.1-8b, or --params, as in --params 7B",
          "All: gpu-advisor models list");
    }
    return new ModelByHand(settings).read();
  }

  private @Nullable Precision precision() {
    return settings.read(
        "precision",
        text -> {
          if (text.strip().toLowerCase(Locale.ROOT).equals("auto")) {
            return null;
          }
          @Nullable Precision precision = Precision.of(text);
          if (precision == null) {
            throw new IllegalArgumentException("unknown precision");
          }
          return precision;
        },
        "give auto, bf16, fp16, fp8, int8, int4 (awq, gptq), w4a8, nvfp4, mxfp4 or a GGUF type such as q4_k_m");
  }

  private Inference inference(Model model) {
    int input =
        settings.readOr(
            "inputTokens",
            Quantity::tokensOrZero,
            GOOD_TOKENS,
            DEFAULT_INPUT,
            "longer prompts raise TTFT and KV cache");
    int output =
        settings.readOr(
            "outputTokens",
            Quantity::tokensOrZero,
            GOOD_TOKENS,
            DEFAULT_OUTPUT,
            "longer answers raise KV cache and time per request");
    if ((long) input + output == 0 || (long) input + output > Integer.MAX_VALUE) {
      throw settings.wrong(
          "inputTokens", "input and output tokens together must be above zero and below 2 billion");
    }
    @Nullable Integer context = settings.read("context", Quantity::tokens, GOOD_TOKENS);
    if (context == null) {
      context = input + output;
    }
    if (context < input + output) {
      throw settings.wrong(
          "context",
          "must hold input and output together: " + (input + output) + " tokens or more");
    }
    checkContext(model, context);
    CachePrecision cache =
        settings.readOr(
            "kvPrecision",
            CachePrecision::of,
            "give bf16, fp16, fp8 or int8",
            CachePrecision.BF16,
            "an 8-bit cache halves what each token keeps");
    Double cached = settings.read("cachedInput", Quantity::share, "give a share, as in 60%");
    Integer spare = settings.read("replicasSpare", Quantity::count, GOOD_COUNT);
    return new Inference(
        model,
        input,
        output,
        context,
        load(),
        precision(),
        cache,
        targets(),
        cached == null ? 0 : cached,
        spare == null ? 0 : spare);
  }

  private void checkContext(Model model, int context) {
    @Nullable Transformer shape = model.transformer();
    if (shape != null && shape.contextLength() > 0 && context > shape.contextLength()) {
      warnings.add(
          new Warning(
              "context-beyond-model",
              model.id()
                  + " was made for "
                  + shape.contextLength()
                  + " tokens; "
                  + context
                  + " asks for more"));
    }
  }

  private Inference.Load load() {
    if (settings.has("concurrency") && settings.has("requestsPerSecond")) {
      throw new InvalidInputException(
          "conflicting-options", "give --concurrency or --requests-per-second, not both");
    }
    @Nullable Double rate =
        settings.read("requestsPerSecond", Quantity::positive, "give a rate above zero, as in 2.5");
    if (rate != null) {
      return Inference.Load.rate(rate);
    }
    if ("max".equals(settings.text("concurrency"))) {
      return Inference.Load.most();
    }
    return Inference.Load.concurrency(
        settings.readOr(
            "concurrency",
            Quantity::count,
            GOOD_COUNT,
            1,
            "more users at once need more KV cache and more compute"));
  }

  private Inference.Targets targets() {
    return new Inference.Targets(
        settings.read("maxTtft", WorkloadReader::target, GOOD_TARGET),
        settings.read("maxTpot", WorkloadReader::target, GOOD_TARGET),
        settings.read("maxE2e", WorkloadReader::target, GOOD_TARGET),
        settings.read(
            "minTokensPerSecond",
            Quantity::positive,
            "give tokens per second above zero, as in 30"),
        settings.read(
            "minTotalTokensPerSecond",
            Quantity::positive,
            "give tokens per second above zero, as in 5000"));
  }

  private static Inference.Target target(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    int colon = trimmed.indexOf(':');
    Inference.Figure figure =
        colon < 0
            ? Inference.Figure.P95
            : Inference.Figure.valueOf(trimmed.substring(0, colon).toUpperCase(Locale.ROOT));
    return new Inference.Target(figure, Durations.seconds(trimmed.substring(colon + 1)));
  }

  private FineTuning fineTuning(Model model) {
    int sequence =
        settings.readOr(
            "sequenceLength",
            Quantity::tokens,
            GOOD_TOKENS,
            DEFAULT_SEQUENCE,
            "longer sequences raise activation memory");
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
              GOOD_COUNT,
              DEFAULT_LORA_RANK,
              "a higher rank trains more parameters");
    }
    int batch =
        settings.readOr(
            "globalBatch",
            Quantity::count,
            GOOD_COUNT,
            DEFAULT_FINE_TUNING_BATCH,
            "sequences per optimizer step bound data parallelism");
    return new FineTuning(
        model,
        method,
        fineTuningTokens(sequence),
        sequence,
        settings.read("microBatch", Quantity::count, GOOD_COUNT),
        batch,
        rank,
        settings.read("activationCheckpointing", Checkpointing::of, "give none, selective or full"),
        settings.read("deadline", Durations::seconds, GOOD_DURATION),
        precision());
  }

  private @Nullable Double fineTuningTokens(int sequence) {
    if (settings.has("tokens") && settings.has("samples")) {
      throw new InvalidInputException(
          "conflicting-options", "give --tokens or --samples, not both");
    }
    @Nullable Double tokens =
        settings.read(
            "tokens", Quantity::positive, "give a number of tokens above zero, as in 50M");
    @Nullable Double samples =
        settings.read(
            "samples", Quantity::positive, "give a number of samples above zero, as in 10k");
    return samples == null ? tokens : Double.valueOf(samples * sequence);
  }

  private Training training(Model model) {
    int sequence =
        settings.readOr(
            "sequenceLength",
            Quantity::tokens,
            GOOD_TOKENS,
            DEFAULT_SEQUENCE,
            "longer sequences raise activation memory");
    double batch =
        settings.readOr(
            "globalBatchTokens",
            Quantity::positive,
            "give tokens per step above zero, as in 4M",
            DEFAULT_BATCH_TOKENS,
            "tokens per optimizer step bound how many GPUs can share it");
    return new Training(
        model,
        settings.read(
            "tokens", Quantity::positive, "give a number of tokens above zero, as in 300B"),
        sequence,
        batch,
        settings.read("microBatch", Quantity::count, GOOD_COUNT),
        settings.read("activationCheckpointing", Checkpointing::of, "give none, selective or full"),
        settings.read("deadline", Durations::seconds, GOOD_DURATION),
        precision());
  }
}
