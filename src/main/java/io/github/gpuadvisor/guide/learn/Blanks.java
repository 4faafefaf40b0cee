package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.EstimateReader;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.Workload;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The places of one page, each filled once, and the catalog that fills them. */
final class Blanks {
  private static final String UNKNOWN = "unknown";

  private final String topic;
  private final Catalog catalog;
  private final Map<String, String> filled = new LinkedHashMap<>();

  Blanks(String topic, Catalog catalog) {
    this.topic = topic;
    this.catalog = catalog;
  }

  Catalog catalog() {
    return catalog;
  }

  Map<String, String> filled() {
    return filled;
  }

  void put(String place, String text) {
    if (filled.put(place, text) != null) {
      throw new IllegalStateException(topic + " fills {" + place + "} twice");
    }
  }

  /** The first word of a chip's name, for running text: H100. */
  void name(String place, Accelerator gpu) {
    String name = gpu.shortName();
    put(place, name.contains(" ") ? name.substring(0, name.indexOf(' ')) : name);
  }

  /** A number to a few significant figures. */
  void put(String place, @Nullable Double value, int figures) {
    put(place, text(value, figures));
  }

  /** Rows of a table, one for each thing, its cells in order. */
  <T> void rows(String place, List<T> things, Function<T, List<String>> cells) {
    List<String> rows = new ArrayList<>();
    things.forEach(thing -> rows.add("| " + String.join(" | ", cells.apply(thing)) + " |"));
    put(place, String.join("\n", rows));
  }

  Accelerator gpu(String id) {
    Accelerator gpu = catalog.gpu(id);
    if (gpu == null) {
      throw lacking("GPU", id);
    }
    return gpu;
  }

  List<Accelerator> gpus(String... ids) {
    return List.of(ids).stream().map(this::gpu).toList();
  }

  Model model(String id) {
    if (!catalog.modelIds().contains(id)) {
      throw lacking("model", id);
    }
    return catalog.model(id);
  }

  NamedSystem system(String id) {
    for (NamedSystem system : catalog.systems()) {
      if (system.id().equals(id)) {
        return system;
      }
    }
    throw lacking("system", id);
  }

  /**
   * What the estimators say of one deployment.
   *
   * @param options keys and values in turn, as on a batch line
   */
  Candidate estimate(String kind, String... options) {
    EstimateReader.Question question = question(kind, options);
    return new Estimation(catalog)
        .candidate(question.request(), question.pinned(), new ArrayList<>());
  }

  /** The same at the cheapest offer there is. */
  Estimate priced(String kind, String... options) {
    EstimateReader.Question question = question(kind, options);
    return new Estimation(catalog).estimate(question.request(), question.pinned()).estimate();
  }

  private EstimateReader.Question question(String kind, String... options) {
    Settings settings = new Settings();
    for (int i = 0; i < options.length; i += 2) {
      settings.put(options[i], options[i + 1], options[i]);
    }
    // No price is asked for, so no day matters.
    return new EstimateReader(catalog, LocalDate.EPOCH).read(kind, settings, "count");
  }

  /** The question behind such an estimate, with every default in it. */
  Workload workload(String kind, String... options) {
    return question(kind, options).request().workload();
  }

  /** The speed of an estimate whose facts are all known. */
  static Performance performance(Candidate candidate) {
    Performance seen = candidate.performance();
    if (seen == null) {
      throw new InvalidInputException(
          "invalid-value",
          "this catalog lacks a figure that the speed of "
              + candidate.deployment().gpu().id()
              + " needs",
          "Maybe: --catalog built-in");
    }
    return seen;
  }

  /** The dense rate of a format, TFLOPS. */
  static String rate(Accelerator gpu, Dtype format) {
    return text(gpu.tflops(format), 4);
  }

  /** A fact as a number to compute with; what is not known makes the result unknown. */
  static double number(@Nullable Number fact) {
    return fact == null ? Double.NaN : fact.doubleValue();
  }

  static String text(@Nullable Double value, int figures) {
    return value == null || !Double.isFinite(value) ? UNKNOWN : Figures.significant(value, figures);
  }

  private InvalidInputException lacking(String thing, String id) {
    return new InvalidInputException(
        "invalid-value",
        "the page '"
            + topic
            + "' computes with the "
            + thing
            + " "
            + id
            + ", which this catalog lacks",
        "Maybe: gpu-advisor learn " + topic + " --catalog built-in");
  }
}
