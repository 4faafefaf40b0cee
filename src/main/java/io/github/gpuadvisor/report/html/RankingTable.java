package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.report.Cells;
import io.github.gpuadvisor.report.JobCells;
import io.github.gpuadvisor.report.Markup;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.workload.Inference;
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
    add("GPU", false, row -> Wording.count(Cells.estimate(row).deployment()));
    add("plan", false, row -> Cells.estimate(row).deployment().plan().summary());
    add("from", false, row -> Wording.sourceAndSpread(Cells.estimate(row)));
    add("$/h", true, row -> Cells.money(Cells.estimate(row).cost().perHour()));
    add("$ to buy", true, row -> Cells.money(Cells.estimate(row).cost().purchase()));
    add("$ in all", true, row -> Cells.money(Cells.estimate(row).cost().total()));
    boolean job = answer.request().workload() instanceof Inference serving && serving.job() != null;
    if (job) {
      addJob();
    } else {
      addTokens();
    }
    add("time", true, Cells::duration);
    add("score", true, row -> Wording.range(row.assessment().scoreRange(), 2));
    add("", false, this::marks);
  }

  private void addJob() {
    add("streams at most", true, row -> JobCells.streams(Cells.estimate(row)));
    add("images/s at most", true, row -> JobCells.images(Cells.estimate(row), true));
    add("items/s", true, row -> JobCells.items(Cells.estimate(row), true));
    add("× real time", true, row -> JobCells.realTime(Cells.estimate(row), true));
    add("$/audio h", true, row -> JobCells.perHourOfSound(Cells.estimate(row)));
    add("$/1,000", true, row -> JobCells.perThousand(Cells.estimate(row)));
  }

  private void addTokens() {
    add("$/M out", true, row -> Cells.money(Cells.estimate(row).cost().perMillionOutputTokens()));
    add("tok/s each", true, row -> Cells.range(row, Performance::outputTokensPerSecondPerUser));
    add("tok/s", true, RankingTable::learned);
    add("samples/s", true, RankingTable::samples);
    add("TTFT p95", true, row -> Cells.p95(row, Performance::ttft));
    add("TPOT p95", true, row -> Cells.p95(row, Performance::tpot));
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

  /** Of work that is counted in samples alone. */
  private static String samples(Ranked row) {
    @Nullable Performance seen = Cells.estimate(row).performance();
    boolean tokens =
        seen != null && seen.trainingTokensPerSecond() != null && !seen.learnsFromSamples();
    return seen == null || tokens ? "" : Wording.range(seen.itemsPerSecond(), 2);
  }

  private static String learned(Ranked row) {
    @Nullable Performance seen = Cells.estimate(row).performance();
    return seen == null || seen.learnsFromSamples()
        ? ""
        : Wording.range(seen.trainingTokensPerSecond(), 2);
  }

  private String marks(Ranked row) {
    String tied = row.tiedWith().isEmpty() ? "" : "≈" + row.tiedWith().get(0);
    boolean paid = answer.request().limits().hardware().atHand() == null;
    return (paid && row.paretoOptimal() ? "◆ " : "") + tied;
  }
}
