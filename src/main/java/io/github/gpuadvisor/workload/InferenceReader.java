package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.unit.Quantity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings into {@link Inference}. */
final class InferenceReader {
  private static final String GOOD_TARGET =
      "give a time with its unit, as in 500ms, or p99:1s (mean, p50, p95 or p99)";
  private static final int DEFAULT_INPUT = 2048;
  private static final int DEFAULT_OUTPUT = 512;

  /** Start, language, task and whether times are wanted. */
  private static final int SPEECH_PROMPT = 4;

  /** 75 words. */
  private static final int SPEECH_ANSWER = 100;

  private final Settings settings;
  private final List<Warning> warnings;

  InferenceReader(Settings settings, List<Warning> warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  Inference read(Model model, @Nullable Precision precision) {
    @Nullable Job job = new JobReader(settings).read(model);
    int input = input(model);
    int output = output(model);
    long sum = (long) input + output;
    if (sum == 0 || sum > Integer.MAX_VALUE) {
      throw settings.wrong(
          "inputTokens", "input and output tokens together must be above zero and below 2 billion");
    }
    @Nullable Integer context =
        settings.read("context", Quantity::tokens, WorkloadReader.GOOD_TOKENS);
    if (context != null && context < sum) {
      throw settings.wrong(
          "context", "must hold input and output together: " + sum + " tokens or more");
    }
    int kept = context == null ? (int) sum : context;
    if (context == null && model.generates()) {
      settings.assume(
          "context", String.valueOf(sum), "input and output; a longer one needs more KV cache");
    }
    checkContext(model, kept);
    Double cached = settings.read("cachedInput", Quantity::share, "give a share, as in 60%");
    Integer spare = settings.read("replicasSpare", Quantity::count, WorkloadReader.GOOD_COUNT);
    return new Inference(
        model,
        input,
        output,
        kept,
        load(model, job),
        precision,
        cachePrecision(model),
        targets(),
        cached == null ? 0 : cached,
        spare == null ? 0 : spare,
        settings.read("promptChunk", Quantity::count, WorkloadReader.GOOD_COUNT),
        job);
  }

  /** Prompts; a model without tokens works on one sample at a time. */
  private int input(Model model) {
    @Nullable Transformer shape = model.transformer();
    if (shape == null) {
      return 1;
    }
    if (listens(shape)) {
      return settings.readOr(
          "inputTokens",
          Quantity::tokensOrZero,
          WorkloadReader.GOOD_TOKENS,
          SPEECH_PROMPT,
          "language and task; the sound itself fills the encoder");
    }
    int most = shape.contextLength() > 0 ? shape.contextLength() : DEFAULT_INPUT;
    int otherwise =
        model.generates() ? Math.min(DEFAULT_INPUT, Math.max(1, most / 2)) : Math.min(512, most);
    return settings.readOr(
        "inputTokens",
        Quantity::tokensOrZero,
        WorkloadReader.GOOD_TOKENS,
        otherwise,
        "longer prompts raise TTFT and KV cache");
  }

  private int output(Model model) {
    @Nullable Transformer shape = model.transformer();
    if (!model.generates() || shape == null) {
      return 0;
    }
    if (listens(shape)) {
      return settings.readOr(
          "outputTokens",
          Quantity::tokensOrZero,
          WorkloadReader.GOOD_TOKENS,
          SPEECH_ANSWER,
          "30 s of speech: 150 words a minute, 4 tokens for 3 words");
    }
    int most = shape.contextLength() > 0 ? shape.contextLength() : DEFAULT_INPUT + DEFAULT_OUTPUT;
    return settings.readOr(
        "outputTokens",
        Quantity::tokensOrZero,
        WorkloadReader.GOOD_TOKENS,
        Math.min(DEFAULT_OUTPUT, Math.max(1, most / 4)),
        "longer answers raise KV cache and time per request");
  }

  /** True of encoders that always take the same length of sound. */
  private static boolean listens(Transformer shape) {
    return shape.encoder() != null && shape.encoder().tokens() != null;
  }

  private CachePrecision cachePrecision(Model model) {
    String good = "give bf16, fp16, fp8 or int8";
    if (!model.generates()) {
      CachePrecision given = settings.read("kvPrecision", CachePrecision::of, good);
      return given == null ? CachePrecision.BF16 : given;
    }
    return settings.readOr(
        "kvPrecision",
        CachePrecision::of,
        good,
        CachePrecision.BF16,
        "an 8-bit cache halves what each token keeps");
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

  private Inference.Load load(Model model, @Nullable Job job) {
    return endless(model, job)
        .ofRequests(settings.read("requests", Quantity::count, WorkloadReader.GOOD_COUNT));
  }

  private Inference.Load endless(Model model, @Nullable Job job) {
    if (job != null && job.streams() != null) {
      return Inference.Load.most();
    }
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
    if ((!model.generates() || job != null) && !settings.has("concurrency")) {
      settings.assume("concurrency", "max", "full batches; fewer at once run slower");
      return Inference.Load.most();
    }
    return Inference.Load.concurrency(
        settings.readOr(
            "concurrency",
            Quantity::count,
            WorkloadReader.GOOD_COUNT,
            1,
            "more users at once need more KV cache and more compute"));
  }

  private Inference.Targets targets() {
    String goodRate = "give tokens per second above zero, as in 30";
    return new Inference.Targets(
        settings.read("maxTtft", InferenceReader::target, GOOD_TARGET),
        settings.read("maxTpot", InferenceReader::target, GOOD_TARGET),
        settings.read("maxE2e", InferenceReader::target, GOOD_TARGET),
        settings.read("minTokensPerSecond", Quantity::positive, goodRate),
        settings.read("minTotalTokensPerSecond", Quantity::positive, goodRate));
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
}
