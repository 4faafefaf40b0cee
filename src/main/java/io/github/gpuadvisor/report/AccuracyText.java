package io.github.gpuadvisor.report;

import io.github.gpuadvisor.accuracy.Score;
import io.github.gpuadvisor.accuracy.Scorecard;
import io.github.gpuadvisor.accuracy.Split;
import io.github.gpuadvisor.accuracy.Target;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Predicted against measured as a table. */
public final class AccuracyText {
  private static final String HEAD = "%-30s%7s%9s%9s%9s%7s%9s";

  private AccuracyText() {}

  /** One block for each topic: the splits, and what is to be reached. */
  public static List<String> lines(Scorecard card) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(""));
    @Nullable Topic topic = null;
    for (Scorecard.Line line : card.lines()) {
      if (line.topic() != topic) {
        topic = line.topic();
        lines.add("");
        lines.add(topic.title());
      }
      lines.add((row(line) + mark(line)).stripTrailing());
      if (line.split() == Split.MODEL) {
        lines.add(row(targetCells(line)));
      }
    }
    return lines;
  }

  /** Lines of one breakdown, by topic. */
  public static List<String> breakdown(String title, List<Scorecard.Line> some) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(title));
    @Nullable Topic topic = null;
    for (Scorecard.Line line : some) {
      if (line.topic() != topic) {
        topic = line.topic();
        lines.add("");
        lines.add(topic.title());
      }
      lines.add(row(line).stripTrailing());
    }
    return lines;
  }

  private static String heading(String title) {
    return HEAD.formatted(title, "rows", "median", "p90", "bias", "τ", "in 80 %");
  }

  private static String words(Split split) {
    return switch (split) {
      case NONE -> "nothing left out (the fit)";
      case SOURCE -> "source left out";
      case GPU -> "GPU left out";
      case MODEL -> "model left out";
    };
  }

  private static String row(Scorecard.Line line) {
    return row(cells(line));
  }

  private static String row(List<String> cells) {
    return HEAD.formatted(
            "  " + cells.get(0),
            cells.get(1),
            cells.get(2),
            cells.get(3),
            cells.get(4),
            cells.get(5),
            cells.get(6))
        .stripTrailing();
  }

  /** Name, rows, median, 90th percentile, bias, order and coverage of a line. */
  static List<String> cells(Scorecard.Line line) {
    String name = line.name().isEmpty() ? words(line.split()) : line.name();
    @Nullable Score score = line.score();
    if (score == null) {
      return List.of(name, "0", "", "", "", "", "");
    }
    return List.of(
        name,
        Figures.whole(score.rows()),
        percent(score.median()),
        percent(score.ninetieth()),
        line.topic() == Topic.FITS ? "" : signed(score.bias()),
        score.order() == null ? "" : Figures.fixed(score.order(), 2),
        score.coverage() == null ? "" : percent(score.coverage()));
  }

  /** What a line is to reach, likewise. */
  static List<String> targetCells(Scorecard.Line line) {
    Target target = line.target();
    boolean fits = line.topic() == Topic.FITS;
    return List.of(
        fits ? "to reach (p90: refused)" : "to reach",
        "",
        percent(target.median()),
        target.ninetieth() == null ? "" : percent(target.ninetieth()),
        "",
        target.order() == null ? "" : Figures.fixed(target.order(), 2),
        fits ? "" : "75-85 %");
  }

  private static String mark(Scorecard.Line line) {
    return line.split() == Split.NONE ? "" : line.reached() ? "" : " *";
  }

  private static String percent(double share) {
    return Figures.significant(100 * share, share < 0.1 ? 2 : 3) + " %";
  }

  private static String signed(double share) {
    return (share < 0 ? "-" : "+") + percent(Math.abs(share));
  }
}
