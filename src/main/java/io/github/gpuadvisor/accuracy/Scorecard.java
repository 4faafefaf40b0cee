package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Predicted against measured: by topic, and within each by source and chip family.
 *
 * @param lines one for each topic and split
 * @param bySource with the source left out
 * @param byFamily with the GPU left out
 */
public record Scorecard(List<Line> lines, List<Line> bySource, List<Line> byFamily) {

  /**
   * One line.
   *
   * @param name of the source or the family; empty where the line is of all
   * @param score null where no row was predicted
   */
  public record Line(Topic topic, Split split, String name, @Nullable Score score) {
    /** What it is to reach. */
    public Target target() {
      return Target.of(topic, split);
    }

    /** True where every figure that has a target reaches it. */
    public boolean reached() {
      Target target = target();
      return score != null
          && score.median() <= target.median()
          && (target.ninetieth() == null || score.ninetieth() <= target.ninetieth())
          && (target.order() == null || score.order() == null || score.order() >= target.order())
          && (score.coverage() == null || Target.holds(score.coverage()));
    }
  }

  public Scorecard {
    lines = List.copyOf(lines);
    bySource = List.copyOf(bySource);
    byFamily = List.copyOf(byFamily);
  }

  /** Scores all predictions. */
  public static Scorecard of(Predictions predictions) {
    Intervals intervals = Intervals.of(predictions);
    List<Line> lines = new ArrayList<>();
    List<Line> bySource = new ArrayList<>();
    List<Line> byFamily = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      List<Predictions.Row> rows =
          predictions.rows().stream().filter(row -> row.topic() == topic).toList();
      if (rows.isEmpty()) {
        continue;
      }
      for (Split split : Split.values()) {
        lines.add(line(topic, split, "", rows, intervals));
      }
      bySource.addAll(
          groups(topic, Split.SOURCE, rows, row -> row.measurement().file(), intervals));
      byFamily.addAll(groups(topic, Split.GPU, rows, Predictions.Row::family, intervals));
    }
    return new Scorecard(lines, bySource, byFamily);
  }

  private static List<Line> groups(
      Topic topic,
      Split split,
      List<Predictions.Row> rows,
      Function<Predictions.Row, String> name,
      Intervals intervals) {
    TreeSet<String> names = new TreeSet<>();
    rows.forEach(row -> names.add(name.apply(row)));
    List<Line> lines = new ArrayList<>();
    for (String one : names) {
      List<Predictions.Row> some =
          rows.stream().filter(row -> name.apply(row).equals(one)).toList();
      lines.add(line(topic, split, one, some, intervals));
    }
    return lines;
  }

  private static Line line(
      Topic topic, Split split, String name, List<Predictions.Row> rows, Intervals intervals) {
    @Nullable Score score =
        topic == Topic.FITS
            ? FitsScore.of(rows, split)
            : Score.of(rows, split, intervals.coverage(rows, split));
    return new Line(topic, split, name, score);
  }
}
