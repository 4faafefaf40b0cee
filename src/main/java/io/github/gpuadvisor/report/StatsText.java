package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.survey.Census;
import io.github.gpuadvisor.catalog.survey.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts and coverage of a catalog as text. */
public final class StatsText {
  private static final int DIGEST_SHOWN = 12;

  private StatsText() {}

  /** Lines: one for each kind of record, then a table of what is known of GPUs and of models. */
  public static List<String> lines(Catalog catalog, int width) {
    String digest = catalog.sha256();
    List<String> lines = new ArrayList<>();
    lines.add(
        "catalog "
            + catalog.version()
            + " "
            + digest.substring(0, Math.min(DIGEST_SHOWN, digest.length())));
    counts(Census.of(catalog), lines);
    lines.add("");
    lines.addAll(table("% known of GPUs", Coverage.ofGpus(catalog), width));
    lines.add("");
    lines.addAll(table("% known of models", Coverage.ofModels(catalog), width));
    return lines;
  }

  private static void counts(Census census, List<String> lines) {
    Map<String, Integer> gpus = new TreeMap<>();
    census
        .gpus()
        .forEach(
            (vendor, classes) ->
                classes.forEach((kind, count) -> gpus.put(vendor + " " + kind, count)));
    lines.add(Census.sum(gpus) + " GPUs: " + joined(gpus));
    lines.add(
        Census.sum(census.models())
            + " models of "
            + census.families()
            + " families: "
            + joined(census.models()));
    lines.add(
        Census.sum(census.offers())
            + " offers of "
            + census.providers()
            + " providers: "
            + joined(census.offers()));
    lines.add(census.purchases() + " purchase prices of " + census.cards() + " cards");
    lines.add(
        census.systems()
            + " systems, "
            + census.engines()
            + " engines, "
            + census.sources()
            + " sources");
  }

  private static List<String> table(String title, Coverage coverage, int width) {
    List<String> fields = coverage.fields();
    Table table = new Table(width).text(title, 0, fields);
    table.number("all", 0, fields.stream().map(field -> percent(coverage.share(field))).toList());
    coverage
        .groups()
        .forEach(
            (group, count) ->
                table.number(
                    group + " (" + count + ")",
                    1,
                    fields.stream().map(field -> percent(coverage.share(field, group))).toList()));
    return table.lines();
  }

  /** Rounded down: 100 is said of all alone. */
  private static String percent(double share) {
    return String.valueOf((int) Math.floor(share * 100 + 1e-9));
  }

  private static String joined(Map<String, Integer> counts) {
    return String.join(
        ", ",
        counts.entrySet().stream().map(entry -> entry.getValue() + " " + entry.getKey()).toList());
  }
}
