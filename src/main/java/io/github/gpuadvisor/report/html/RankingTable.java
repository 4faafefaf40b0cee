package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.estimate.Distribution;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.report.Markup;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of an answer; columns that no row fills are left out. */
final class RankingTable {
  /**
   * One column.
   *
   * @param number stands to the right
   */
  private record Column(String title, boolean number, List<String> cells) {}

  private final Recommendation answer;
  private final List<Column> columns = new ArrayList<>();

  RankingTable(Recommendation answer) {
    this.answer = answer;
    add("#", true, row -> String.valueOf(row.rank()));
    add("GPU", false, row -> Wording.count(estimate(row).deployment()));
    add("plan", false, row -> estimate(row).deployment().plan().summary());
    add("from", false, row -> Wording.sourceAndSpread(estimate(row)));
    add("$/h", true, row -> money(estimate(row).cost().perHour()));
    add("$ to buy", true, row -> money(estimate(row).cost().purchase()));
    add("$/M out", true, row -> money(estimate(row).cost().perMillionOutputTokens()));
    add("$ in all", true, row -> money(estimate(row).cost().total()));
    add("tok/s each", true, row -> rate(row, Performance::outputTokensPerSecondPerUser));
    add("tok/s", true, RankingTable::learned);
    add("samples/s", true, RankingTable::samples);
    add("TTFT p95", true, row -> p95(row, Performance::ttft));
    add("TPOT p95", true, row -> p95(row, Performance::tpot));
    add("time", true, RankingTable::duration);
    add("score", true, row -> Wording.range(row.assessment().scoreRange(), 2));
    add("", false, RankingTable::marks);
  }

  private void add(String title, boolean number, Function<Ranked, String> cell) {
    List<String> cells = answer.top().stream().map(cell).toList();
    if (cells.stream().anyMatch(text -> !text.isEmpty())) {
      columns.add(new Column(title, number, cells));
    }
  }

  String html() {
    StringBuilder html =
        new StringBuilder(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Ranking\">"
                + "<table class=\"ranking\"><thead><tr>");
    for (Column column : columns) {
      html.append("<th scope=\"col\"")
          .append(column.number() ? " class=\"number\">" : ">")
          .append(
              column.title().isEmpty()
                  ? "<span class=\"hidden\">marks</span>"
                  : Markup.text(column.title()))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>\n");
    for (int row = 0; row < answer.top().size(); row++) {
      html.append("<tr>");
      for (Column column : columns) {
        html.append(column.number() ? "<td class=\"number\">" : "<td>")
            .append(Markup.text(column.cells().get(row)))
            .append("</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table></div>\n").toString();
  }

  private static Estimate estimate(Ranked row) {
    return row.assessment().estimate();
  }

  private static String money(@Nullable Double usd) {
    return usd == null ? "" : Figures.usd(usd);
  }

  private static String rate(Ranked row, Function<Performance, @Nullable Interval> field) {
    @Nullable Performance seen = estimate(row).performance();
    return seen == null ? "" : Wording.range(field.apply(seen), 2);
  }

  /** Of work that is counted in samples alone. */
  private static String samples(Ranked row) {
    @Nullable Performance seen = estimate(row).performance();
    boolean tokens =
        seen != null && seen.trainingTokensPerSecond() != null && !seen.learnsFromSamples();
    return seen == null || tokens ? "" : Wording.range(seen.itemsPerSecond(), 2);
  }

  private static String learned(Ranked row) {
    @Nullable Performance seen = estimate(row).performance();
    return seen == null || seen.learnsFromSamples()
        ? ""
        : Wording.range(seen.trainingTokensPerSecond(), 2);
  }

  private static String p95(Ranked row, Function<Performance, @Nullable Distribution> field) {
    @Nullable Performance seen = estimate(row).performance();
    @Nullable Distribution times = seen == null ? null : field.apply(seen);
    return times == null ? "" : Figures.duration(times.p95());
  }

  private static String duration(Ranked row) {
    @Nullable Performance seen = estimate(row).performance();
    @Nullable Interval duration = seen == null ? null : seen.durationSeconds();
    return duration == null ? "" : Figures.duration(duration.value());
  }

  private static String marks(Ranked row) {
    String tied = row.tiedWith().isEmpty() ? "" : "≈" + row.tiedWith().get(0);
    return (row.paretoOptimal() ? "◆ " : "") + tied;
  }
}
