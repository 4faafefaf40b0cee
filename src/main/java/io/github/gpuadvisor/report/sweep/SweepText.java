package io.github.gpuadvisor.report.sweep;

import io.github.gpuadvisor.advice.Cell;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Sweep;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.report.Cells;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Variation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A sweep for people: a line for each cell, and a grid above them where two options vary. */
public final class SweepText {
  private final Sweep sweep;
  private final Screen screen;
  private final List<String> lines = new ArrayList<>();

  private SweepText(Sweep sweep, Screen screen) {
    this.sweep = sweep;
    this.screen = screen;
  }

  /** The whole text, newline at the end. */
  public static String of(Sweep sweep, Screen screen) {
    StringBuilder text = new StringBuilder();
    for (String line : new SweepText(sweep, screen).lines()) {
      text.append(screen.fit(line)).append('\n');
    }
    return text.toString();
  }

  private List<String> lines() {
    int width = Wording.textWidth(screen);
    List<String> varied = new ArrayList<>();
    for (Variation one : sweep.variations()) {
      varied.add(Option.flag(one.key()) + " " + String.join(", ", one.values()));
    }
    Wording.wrapped(QuestionText.of(sweep.request()), width)
        .forEach(line -> lines.add(screen.bold(line)));
    Wording.wrapped("Varied: " + String.join(" · ", varied), width)
        .forEach(line -> lines.add(screen.dim(line)));
    lines.add("");
    if (sweep.variations().size() == 2) {
      add(grid());
      lines.add("");
    }
    add(list());
    reasons(width);
    return lines;
  }

  private void add(Table table) {
    List<String> drawn = table.lines();
    lines.add(screen.dim(drawn.get(0)));
    lines.addAll(drawn.subList(1, drawn.size()));
  }

  /** The first option down, the second across. */
  private Table grid() {
    Variation down = sweep.variations().get(0);
    Variation across = sweep.variations().get(1);
    Table table = new Table(screen.width());
    table.text(down.key() + " \\ " + across.key(), 0, down.values());
    int columns = across.values().size();
    for (int i = 0; i < columns; i++) {
      List<String> cells = new ArrayList<>();
      for (int row = 0; row < down.values().size(); row++) {
        @Nullable Ranked best = sweep.cells().get(row * columns + i).best();
        cells.add(best == null ? "none" : Wording.count(Cells.estimate(best).deployment()));
      }
      table.text(across.values().get(i), 0, cells);
    }
    return table;
  }

  private Table list() {
    Table table = new Table(screen.width());
    for (int i = 0; i < sweep.variations().size(); i++) {
      int place = i;
      table.number(sweep.variations().get(i).key(), 0, column(cell -> cell.values().get(place)));
    }
    table.text(
        "best",
        0,
        column(
            cell ->
                cell.best() == null
                    ? "none"
                    : Wording.count(Cells.estimate(cell.best()).deployment())));
    table.text("plan", 2, rows(one -> Cells.estimate(one).deployment().plan().summary()));
    table.text("from", 3, rows(one -> Wording.source(Cells.estimate(one))));
    table.number("$/h", 1, rows(one -> Cells.money(Cells.estimate(one).cost().perHour())));
    table.number("to buy, $", 1, rows(one -> Cells.money(Cells.estimate(one).cost().purchase())));
    table.number(
        "$/M out",
        1,
        rows(one -> Cells.money(Cells.estimate(one).cost().perMillionOutputTokens())));
    table.number("in all, $", 1, rows(one -> Cells.money(Cells.estimate(one).cost().total())));
    table.number(
        "tok/s each", 2, rows(one -> Cells.rate(one, Performance::outputTokensPerSecondPerUser)));
    table.number("TTFT p95", 4, rows(one -> Cells.p95(one, Performance::ttft)));
    table.number("time", 1, rows(Cells::duration));
    table.number("score", 1, rows(one -> Figures.fixed(one.assessment().score(), 2)));
    table.number("qualify", 5, column(cell -> String.valueOf(cell.qualified())));
    return table;
  }

  private List<String> column(Function<Cell, String> text) {
    return sweep.cells().stream().map(text).toList();
  }

  private List<String> rows(Function<Ranked, String> text) {
    return column(cell -> cell.best() == null ? "" : text.apply(cell.best()));
  }

  /** Why some cells have no answer; each reason once. */
  private void reasons(int width) {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Cell cell : sweep.cells()) {
      if (cell.reason() != null) {
        byReason
            .computeIfAbsent(cell.reason(), any -> new ArrayList<>())
            .add(String.join(" and ", cell.values()));
      }
    }
    byReason.forEach(
        (reason, cells) ->
            lines.addAll(
                Wording.wrapped("At " + String.join(", ", cells) + ": " + reason + ".", width)));
  }
}
