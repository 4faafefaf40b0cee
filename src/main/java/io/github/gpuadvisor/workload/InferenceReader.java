package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.unit.Durations;
import io.github.gpuadvisor.unit.Quantity;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Settings into {@link Inference}. */
final class InferenceReader {
  private static final String GOOD_TARGET =
      "give a time with its unit, as in 500ms, or p99:1s (mean, p50, p95 or p99)";

  private final Settings settings;
  private final List<Warning> warnings;

  InferenceReader(Settings settings, List<Warning> warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  Inference read(Model model, @Nullable Precision precision) {
    @Nullable Job job = new JobReader(settings).read(model);
    LengthReader.Lengths lengths = new LengthReader(settings, warnings).read(model);
    Double cached = settings.read("cachedInput", Quantity::share, "give a share, as in 60%");
    Integer spare = settings.read("replicasSpare", Quantity::count, WorkloadReader.GOOD_COUNT);
    return new Inference(
        model,
        lengths.input(),
        lengths.output(),
        lengths.context(),
        load(model, job),
        precision,
        cachePrecision(model),
        targets(),
        cached == null ? 0 : cached,
        spare == null ? 0 : spare,
        settings.read("promptChunk", Quantity::count, WorkloadReader.GOOD_COUNT),
        job);
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
