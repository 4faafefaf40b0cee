package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.unit.Quantity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Questions about one stated deployment, from options or from a batch line. */
public final class EstimateReader {
  private static final List<String> NOT_MODELED =
      List.of("attentionDataParallel", "sequenceParallel");

  static final String GOOD_COUNT = "give a number above zero, as in 8";

  private final Catalog catalog;
  private final LocalDate today;

  public EstimateReader(Catalog catalog, LocalDate today) {
    this.catalog = catalog;
    this.today = today;
  }

  /** The question and the deployment it fixes. */
  public record Question(Request request, Pinned pinned) {}

  /** Reads one batch line; an unknown key is an error of that line. */
  public Question line(Value line) {
    SpecReader.Spec spec = BatchLine.read(line);
    return read(spec.kind(), spec.settings(), "gpuCount");
  }

  /**
   * Reads settings that name a GPU under {@code gpu}.
   *
   * @param countKey the key that holds the number of GPUs
   */
  public Question read(String kind, Settings settings, String countKey) {
    Resolution resolution = gpu(settings);
    Accelerator gpu = Objects.requireNonNull(catalog.gpu(resolution.id()));
    settings.put("gpu", gpu.id(), settings.where("gpu"));
    Request request = new RequestReader(catalog, today).read(kind, settings);
    List<Warning> warnings = new ArrayList<>(request.warnings());
    resolution.warnings().forEach(sentence -> warnings.add(new Warning("gpu-variant", sentence)));
    addNotModeled(settings, warnings);
    addDerived(settings, warnings);
    @Nullable Integer experts = experts(settings, request);
    checkHost(kind, settings);
    Accelerator free = gpu.reserving(request.limits().hardware().reservedGiB());
    return new Question(
        new Request(
            request.workload(),
            request.limits(),
            request.preferences(),
            request.assumed(),
            warnings),
        pinned(free, experts, settings, countKey));
  }

  private Resolution gpu(Settings settings) {
    String name = settings.text("gpu");
    if (name == null) {
      throw new InvalidInputException(
          "missing-gpu",
          "which GPU? give --gpu, as in --gpu h100-sxm-80gb",
          "All: gpu-advisor gpus list");
    }
    return catalog.gpuNames().resolve(name);
  }

  private static Pinned pinned(
      Accelerator gpu, @Nullable Integer experts, Settings settings, String countKey) {
    return new Pinned(
        gpu,
        settings.read(countKey, Quantity::count, GOOD_COUNT),
        settings.read("tensorParallel", Quantity::count, GOOD_COUNT),
        settings.read("pipelineParallel", Quantity::count, GOOD_COUNT),
        settings.read("dataParallel", Quantity::count, GOOD_COUNT),
        experts,
        settings.read("zeroStage", EstimateReader::stage, "give 0, 1, 2 or 3"),
        settings.read("memoryFraction", Quantity::share, "give a share, as in 0.9"),
        settings.read("virtualPipeline", Quantity::count, GOOD_COUNT),
        new Pinned.InHost(
            settings.read("hostLayers", Quantity::count, GOOD_COUNT),
            settings.read("hostExpertLayers", Quantity::count, GOOD_COUNT),
            settings.read(
                "hostBandwidth",
                Quantity::gigabytesPerSecond,
                "give what the host's memory reaches, as in 60GB/s")));
  }

  private static @Nullable Integer experts(Settings settings, Request request) {
    @Nullable Integer experts = settings.read("expertParallel", Quantity::count, GOOD_COUNT);
    @Nullable Transformer shape = request.workload().model().transformer();
    if (experts != null && experts > 1 && (shape == null || shape.experts() == null)) {
      throw settings.wrong(
          "expertParallel", request.workload().model().name() + " has no experts to spread");
    }
    return experts;
  }

  private static void checkHost(String kind, Settings settings) {
    for (String key : List.of("hostLayers", "hostExpertLayers", "hostBandwidth")) {
      if (settings.has(key) && !kind.equals("inference")) {
        throw settings.wrong(key, "weights stay in the host's memory when serving alone");
      }
    }
  }

  private static void addNotModeled(Settings settings, List<Warning> warnings) {
    for (String key : NOT_MODELED) {
      if (settings.has(key)) {
        check(settings, key);
        warnings.add(new Warning("not-modeled", key + " is not modeled yet and changes nothing"));
      }
    }
  }

  private static void check(Settings settings, String key) {
    String text = String.valueOf(settings.text(key)).strip().toLowerCase(Locale.ROOT);
    if (!text.equals("true") && !text.equals("false")) {
      settings.read(key, Quantity::count, GOOD_COUNT);
    }
  }

  /** What was derived of a model given in part. */
  private static void addDerived(Settings settings, List<Warning> warnings) {
    List<String> parts = new ArrayList<>();
    for (Assumption one : settings.derived()) {
      parts.add(one.field() + " " + one.value());
    }
    if (!parts.isEmpty()) {
      warnings.add(
          new Warning(
              "derived-shape", "parts of the model were derived: " + String.join(", ", parts)));
    }
  }

  private static int stage(String text) {
    int stage = text.strip().equals("0") ? 0 : Quantity.count(text);
    if (stage > 3) {
      throw new IllegalArgumentException("no such stage");
    }
    return stage;
  }
}
