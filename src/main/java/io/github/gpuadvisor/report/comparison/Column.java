package io.github.gpuadvisor.report.comparison;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Compared;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.report.JobCells;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The figures of one GPU under the names of their lines; a line without a figure is left out. */
final class Column {
  private final Map<String, String> cells = new LinkedHashMap<>();

  private Column() {}

  static Map<String, String> of(Compared compared, @Nullable Integer rank) {
    Column column = new Column();
    column.put("rank", rank == null ? "does not qualify" : String.valueOf(rank));
    @Nullable Assessment assessment = compared.assessment();
    if (assessment != null) {
      column.figures(assessment);
    }
    return column.cells;
  }

  private void figures(Assessment assessment) {
    Estimate estimate = assessment.estimate();
    @Nullable Performance seen = estimate.performance();
    put("score", Wording.range(assessment.scoreRange(), 2));
    put("GPUs", String.valueOf(estimate.deployment().gpuCount()));
    put("plan", estimate.deployment().plan().summary());
    put("engine", engine(estimate));
    put("from", Wording.source(estimate));
    money("$/h", estimate.cost().perHour());
    money("to buy, $", estimate.cost().purchase());
    money("$/M tokens out", estimate.cost().perMillionOutputTokens());
    money("in all, $", estimate.cost().total());
    if (seen != null) {
      rate("tok/s each", seen.outputTokensPerSecondPerUser());
      rate("tok/s in all", seen.outputTokensPerSecond());
      rate("training tok/s", seen.learnsFromSamples() ? null : seen.trainingTokensPerSecond());
      rate("samples/s", seen.trainingTokensPerSecond() == null ? seen.itemsPerSecond() : null);
      put("streams at most", JobCells.streams(estimate));
      put("× real time", JobCells.realTime(estimate, true));
      put("$/audio h", JobCells.perHourOfSound(estimate));
      put("$/1,000", JobCells.perThousand(estimate));
      time("TTFT p95", seen, Performance::ttft);
      time("TPOT p95", seen, Performance::tpot);
      @Nullable Interval duration = seen.durationSeconds();
      put("time", duration == null ? "" : Figures.duration(duration.value()));
      put("bottleneck", seen.bottleneck().replace('-', ' '));
    }
    put("memory", Wording.bar(estimate.memory().load()));
    @Nullable Double watts = estimate.energy().watts();
    put("power", watts == null ? "" : Figures.significant(watts, 3) + " W");
  }

  private static String engine(Estimate estimate) {
    return estimate.deployment().plan().engine().id()
        + "@"
        + estimate.deployment().plan().era().id();
  }

  private void put(String line, String text) {
    if (!text.isEmpty()) {
      cells.put(line, text);
    }
  }

  private void money(String line, @Nullable Double usd) {
    put(line, usd == null ? "" : Figures.usd(usd));
  }

  private void rate(String line, @Nullable Interval interval) {
    put(line, Wording.range(interval, 2));
  }

  private void time(
      String line, Performance seen, Function<Performance, @Nullable Distribution> field) {
    @Nullable Distribution times = field.apply(seen);
    put(line, times == null ? "" : Figures.duration(times.p95()));
  }
}
