package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fastest chip known at each date.
 *
 * @param series those with a record, in the order asked for
 * @param claim null where the two chips that it is about are not among those looked at
 * @param considered chips looked at
 * @param undated of those, the ones whose launch is not known
 * @param unmeasured of those with a date, the ones that lack what the measure divides by
 */
public record Trend(
    Question question,
    List<Series> series,
    @Nullable Claim claim,
    int considered,
    List<String> undated,
    List<String> unmeasured) {

  /**
   * What is looked at.
   *
   * @param vendors none: all
   * @param classes none: all
   */
  public record Question(
      List<Format> formats, Measure measure, Set<Vendor> vendors, Set<GpuClass> classes) {
    boolean covers(Accelerator gpu) {
      return (vendors.isEmpty() || vendors.contains(gpu.vendor()))
          && (classes.isEmpty() || classes.contains(gpu.gpuClass()));
    }
  }

  /** A chip that has some record, with those it has. */
  public record Row(Accelerator gpu, LocalDate launch, Map<Format, Double> values) {}

  public Trend {
    series = List.copyOf(series);
    undated = List.copyOf(undated);
    unmeasured = List.copyOf(unmeasured);
  }

  public static Trend of(Catalog catalog, Question question) {
    List<Accelerator> chips = catalog.gpus().stream().filter(question::covers).toList();
    List<String> undated = new ArrayList<>();
    List<String> unmeasured = new ArrayList<>();
    for (Accelerator gpu : chips) {
      if (gpu.launchDate() == null) {
        undated.add(gpu.id());
      } else if (question.measure().of(gpu, 1) == null) {
        unmeasured.add(gpu.id());
      }
    }
    List<Series> series = new ArrayList<>();
    for (Format format : question.formats()) {
      Series one = Series.of(format, dated(chips, format, question.measure()));
      if (!one.records().isEmpty()) {
        series.add(one);
      }
    }
    return new Trend(
        question, series, Claim.of(catalog, question), chips.size(), undated, unmeasured);
  }

  private static List<Series.Best> dated(List<Accelerator> chips, Format format, Measure measure) {
    List<Series.Best> dated = new ArrayList<>();
    for (Accelerator gpu : chips) {
      LocalDate launch = gpu.launchDate();
      Double tflops = format.rate(gpu);
      Double value = tflops == null ? null : measure.of(gpu, tflops);
      if (launch != null && tflops != null && value != null) {
        dated.add(new Series.Best(gpu, launch, tflops, value));
      }
    }
    dated.sort(
        Comparator.comparing(Series.Best::launch)
            .thenComparing(Comparator.comparingDouble(Series.Best::value).reversed())
            .thenComparing(one -> one.gpu().id()));
    return dated;
  }

  /** All chips with a record, oldest first. */
  public List<Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    for (Series one : series) {
      for (Series.Best best : one.records()) {
        rows.computeIfAbsent(
                best.gpu().id(), id -> new Row(best.gpu(), best.launch(), new LinkedHashMap<>()))
            .values()
            .put(one.format(), best.value());
      }
    }
    List<Row> sorted = new ArrayList<>(rows.values());
    sorted.sort(Comparator.comparing(Row::launch).thenComparing(row -> row.gpu().id()));
    return sorted;
  }
}
