package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;

/** Sentences and small tables about a trend, the same in every format for people. */
final class TrendWords {
  private static final int MOST_NAMED = 6;

  private TrendWords() {}

  /** What is shown. */
  static String head(Trend trend) {
    Trend.Question question = trend.question();
    String classes =
        question.classes().isEmpty()
            ? "all classes"
            : String.join(", ", question.classes().stream().map(GpuClass::id).sorted().toList());
    String vendors =
        question.vendors().isEmpty()
            ? ""
            : " · "
                + String.join(
                    ", ", question.vendors().stream().map(Vendor::title).sorted().toList());
    return "Fastest single chip known at each date · "
        + question.measure().unit()
        + ", dense · "
        + classes
        + vendors;
  }

  /** Chips with a record, each with the records that it set. */
  static Grid records(Trend trend) {
    List<String> titles = new ArrayList<>(List.of("launch", "chip"));
    trend.series().forEach(series -> titles.add(series.format().title()));
    List<List<String>> rows = new ArrayList<>();
    for (Trend.Row row : trend.rows()) {
      List<String> cells = new ArrayList<>();
      cells.add(row.launch().toString().substring(0, "2012-11".length()));
      cells.add(row.gpu().shortName());
      trend.series().forEach(one -> cells.add(TrendText.value(row.values().get(one.format()))));
      rows.add(cells);
    }
    return new Grid(2, titles, rows);
  }

  static Grid growth(List<Series> grown) {
    List<List<String>> rows = new ArrayList<>();
    for (Series series : grown) {
      Series.Growth growth = series.growth();
      if (growth != null) {
        rows.add(
            List.of(
                series.format().title(),
                times(growth.times()),
                Figures.fixed(growth.years(), 1),
                growth.doublingYears() == null
                    ? ""
                    : Figures.fixed(growth.doublingYears(), 1) + " years"));
      }
    }
    return new Grid(1, List.of("first to last", "growth", "years", "doubled in"), rows);
  }

  /** What is not known, and so not shown. */
  static List<String> notes(Trend trend) {
    List<String> notes = new ArrayList<>();
    Claim claim = trend.claim();
    if (claim != null) {
      notes.add(ClaimWords.prices(claim));
    }
    List<String> left = new ArrayList<>();
    if (!trend.undated().isEmpty()) {
      left.add(trend.undated().size() + " without a known launch date" + named(trend.undated()));
    }
    if (!trend.unmeasured().isEmpty()) {
      left.add(
          trend.unmeasured().size()
              + (left.isEmpty() ? "" : " others")
              + " without a known "
              + trend.question().measure().needs());
    }
    if (!left.isEmpty()) {
      notes.add("Left out, of " + trend.considered() + " chips: " + String.join(", ", left) + ".");
    }
    return notes;
  }

  private static String named(List<String> ids) {
    List<String> shown = ids.subList(0, Math.min(MOST_NAMED, ids.size()));
    int more = ids.size() - shown.size();
    return " (" + String.join(", ", shown) + (more > 0 ? " and " + more + " more)" : ")");
  }

  static String year(Accelerator gpu) {
    return gpu.launchDate() == null ? "" : String.valueOf(gpu.launchDate().getYear());
  }

  static String times(double factor) {
    return Figures.significant(factor, factor < 1000 ? 3 : 4) + " ×";
  }
}
