package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The claim of a thousand times in a decade for people, and what came since. */
final class ClaimWords {
  /** A sentence and a table below it. */
  record Part(String heading, Grid grid) {}

  private ClaimWords() {}

  /** The claim taken apart, and what came since; nothing where it is not about these chips. */
  static List<Part> of(Trend trend) {
    Claim claim = trend.claim();
    if (claim == null) {
      return List.of();
    }
    String from = claim.from().shortName();
    String to = claim.to().shortName();
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(claim, claim.told()));
    claim.steps().forEach(step -> rows.add(row(claim, step)));
    rows.add(row(claim, claim.dense()));
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part(
            "\"1000 × in a decade\": "
                + from
                + " ("
                + TrendWords.year(claim.from())
                + ") to "
                + to
                + " ("
                + TrendWords.year(claim.to())
                + "), "
                + Figures.fixed(claim.years(), 1)
                + " years. FP32 stands against FP8 with sparsity; the four steps multiply to it.",
            new Grid(1, List.of("TFLOPS", "before", "after", "growth", "a watt"), rows)));
    Part since = since(trend, claim.to());
    if (since != null) {
      parts.add(since);
    }
    return parts;
  }

  private static List<String> row(Claim claim, Claim.Step step) {
    boolean whole = !claim.steps().contains(step);
    boolean first = claim.steps().get(0).equals(step);
    Double watt = whole || first ? claim.times(step, Measure.WATT) : null;
    return List.of(
        whole ? step.name() : "  " + step.name(),
        TrendText.value(step.before()),
        TrendText.value(step.after()),
        TrendWords.times(step.times()),
        watt == null ? "" : TrendWords.times(watt));
  }

  /** From the claim's last chip to the newest record of each format. */
  private static @Nullable Part since(Trend trend, Accelerator from) {
    List<List<String>> rows = new ArrayList<>();
    for (Series series : trend.series()) {
      Series.Best last = series.records().get(series.records().size() - 1);
      Double before = series.format().rate(from);
      Double value = before == null ? null : trend.question().measure().of(from, before);
      if (from.launchDate() != null && last.launch().isAfter(from.launchDate())) {
        rows.add(
            List.of(
                series.format().title()
                    + ", "
                    + last.gpu().shortName()
                    + " ("
                    + TrendWords.year(last.gpu())
                    + ")",
                value == null ? "none" : TrendText.value(value),
                TrendText.value(last.value()),
                value == null ? "" : TrendWords.times(last.value() / value)));
      }
    }
    return rows.isEmpty()
        ? null
        : new Part(
            "Since the " + from.shortName() + ":",
            new Grid(
                1, List.of(trend.question().measure().unit(), "before", "after", "growth"), rows));
  }

  /** What the claim is per dollar, or why that is not known. */
  static String prices(Claim claim) {
    List<String> unknown = new ArrayList<>();
    for (Accelerator gpu : List.of(claim.from(), claim.to())) {
      if (gpu.launchPriceUsd() == null) {
        unknown.add(gpu.shortName());
      }
    }
    Double times = claim.times(claim.steps().get(0), Measure.DOLLAR);
    return times == null
        ? "Per dollar: the launch price of "
            + String.join(" and ", unknown)
            + " is not known. --class consumer --per dollar shows cards that have one."
        : "Per dollar of the launch price: FP32 " + TrendWords.times(times) + ".";
  }
}
