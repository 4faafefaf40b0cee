package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.report.CatalogDocument;
import io.github.gpuadvisor.report.CsvText;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.report.Tree;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Performance over the years for programs. */
public final class TrendDocument {
  private TrendDocument() {}

  /** One JSON document. */
  public static Map<String, @Nullable Object> of(Trend trend, Catalog catalog) {
    Trend.Question question = trend.question();
    List<Object> series = new ArrayList<>();
    trend.series().forEach(one -> series.add(of(one)));
    return new Tree()
        .put("schemaVersion", RecommendDocument.SCHEMA_VERSION)
        .put("catalog", CatalogDocument.madeFrom(catalog).map())
        .put("per", question.measure().id())
        .put("precisions", question.formats().stream().map(Format::id).toList())
        .put("vendors", question.vendors().stream().map(Vendor::id).sorted().toList())
        .put("classes", question.classes().stream().map(GpuClass::id).sorted().toList())
        .put("series", series)
        .put("claim", trend.claim() == null ? null : claim(trend.claim()))
        .put("gpusConsidered", trend.considered())
        .put("withoutLaunchDate", trend.undated())
        .put("withoutMeasure", trend.unmeasured())
        .map();
  }

  private static Map<String, @Nullable Object> of(Series series) {
    List<Object> records = new ArrayList<>();
    for (Series.Best one : series.records()) {
      records.add(
          new Tree()
              .put("gpu", one.gpu().id())
              .put("name", one.gpu().name())
              .put("launchDate", one.launch().toString())
              .number("denseTflops", one.tflops())
              .number("tdpWatts", one.gpu().tdpWatts())
              .number("launchPriceUsd", one.gpu().launchPriceUsd())
              .number("value", one.value())
              .map());
    }
    Series.Growth growth = series.growth();
    return new Tree()
        .put("precision", series.format().id())
        .put("records", records)
        .put(
            "growth",
            growth == null
                ? null
                : new Tree()
                    .number("times", growth.times())
                    .number("years", growth.years())
                    .number("doublingYears", growth.doublingYears())
                    .map())
        .map();
  }

  private static Map<String, @Nullable Object> claim(Claim claim) {
    List<Object> steps = new ArrayList<>();
    claim.steps().forEach(step -> steps.add(step(claim, step)));
    return new Tree()
        .put("from", claim.from().id())
        .put("to", claim.to().id())
        .number("years", claim.years())
        .put("told", step(claim, claim.told()))
        .put("dense", step(claim, claim.dense()))
        .put("steps", steps)
        .map();
  }

  private static Map<String, @Nullable Object> step(Claim claim, Claim.Step step) {
    return new Tree()
        .put("name", step.name())
        .number("beforeTflops", step.before())
        .number("afterTflops", step.after())
        .number("times", step.times())
        .number("timesPerWatt", claim.times(step, Measure.WATT))
        .number("timesPerDollar", claim.times(step, Measure.DOLLAR))
        .map();
  }

  /** A line for each record. */
  public static String csv(Trend trend) {
    StringBuilder text =
        new StringBuilder(
            CsvText.line(
                List.of(
                    "precision",
                    "launchDate",
                    "gpu",
                    "denseTflops",
                    "tdpWatts",
                    "launchPriceUsd",
                    "value")));
    for (Series series : trend.series()) {
      for (Series.Best one : series.records()) {
        text.append(
            CsvText.line(
                List.of(
                    series.format().id(),
                    one.launch().toString(),
                    one.gpu().id(),
                    cell(one.tflops()),
                    cell(one.gpu().tdpWatts()),
                    cell(one.gpu().launchPriceUsd()),
                    cell(one.value()))));
      }
    }
    return text.toString();
  }

  private static String cell(@Nullable Double value) {
    return value == null ? "" : Figures.json(value).toPlainString();
  }
}
