package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.document.JsonText;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fitted eras into the tree of an engine file, each with what it was fitted on and how well. */
public final class ProfileWriter {
  private static final MathContext FIGURES = new MathContext(3);

  private final Knowledge knowledge;
  private final Intervals intervals;

  public ProfileWriter(Predictions predictions) {
    this.knowledge = new Knowledge(predictions);
    this.intervals = Intervals.of(predictions);
  }

  /**
   * The text of an engine file with its eras as fitted, and what they were fitted on.
   *
   * @param tree of the file as it is
   * @param fitted eras by their key
   */
  public String write(Map<?, ?> tree, Map<String, Era> fitted) {
    SpeedConstants unmeasured =
        SpeedConstants.none().with(Constant.INTERVAL, rounded(intervals.widest()).doubleValue());
    return changed(
        tree,
        fitted,
        (key, era, now) -> {
          if (now != null) {
            EraTree.put(era, now, unmeasured);
            era.put("fit", fit(key));
          }
        });
  }

  /**
   * The text of an engine file with its eras as fitted; to what they were fitted on, the
   * measurements are added.
   */
  public String merge(Map<?, ?> tree, Map<String, Era> fitted, OwnFigures figures) {
    return changed(
        tree,
        fitted,
        (key, era, now) -> {
          if (now != null) {
            EraTree.put(era, now, now.speed());
          }
          if (now != null && era.get("fit") instanceof Map<?, ?> fit) {
            era.put("fit", EraTree.joined(fit, knowledge.known(key), figures.often(key)));
          }
          if (figures.knows(key)) {
            era.put("measured", figures.tree(key));
          }
        });
  }

  /** What becomes of the tree of an era. */
  private interface Change {
    void apply(String key, Map<String, @Nullable Object> era, @Nullable Era fitted);
  }

  private static String changed(Map<?, ?> tree, Map<String, Era> fitted, Change change) {
    Map<String, @Nullable Object> engine = EraTree.sorted(tree);
    List<@Nullable Object> eras = new ArrayList<>();
    for (Object one : (List<?>) engine.getOrDefault("eras", List.of())) {
      Map<String, @Nullable Object> era = EraTree.sorted((Map<?, ?>) one);
      String key = Profiles.key(String.valueOf(engine.get("id")), String.valueOf(era.get("era")));
      change.apply(key, era, fitted.get(key));
      eras.add(era);
    }
    engine.put("eras", eras);
    return JsonText.file(engine);
  }

  private Map<String, @Nullable Object> fit(String profile) {
    List<Predictions.Row> rows = knowledge.rows(profile);
    Fit known = knowledge.known(profile);
    Map<String, @Nullable Object> fit = new TreeMap<>();
    fit.put("seen", EraTree.seen(Map.of(), known));
    fit.put("topics", scores(rows, row -> row.topic().id()));
    fit.put("byFamily", byFamily(rows));
    fit.put("intervals", intervals(profile, rows, false));
    fit.put("ownIntervals", intervals(profile, rows, true));
    fit.put("own", List.of());
    return fit;
  }

  /** Scores of chip families, of each kind of work apart. */
  private static Map<String, @Nullable Object> byFamily(List<Predictions.Row> rows) {
    Map<String, @Nullable Object> all = new TreeMap<>();
    Knowledge.byWork(rows)
        .forEach((work, some) -> all.put(work.id(), scores(some, Predictions.Row::family)));
    return all;
  }

  private Map<String, @Nullable Object> intervals(
      String profile, List<Predictions.Row> rows, boolean sourceKnown) {
    Set<Topic> topics = new TreeSet<>();
    rows.forEach(row -> topics.add(row.topic()));
    Map<String, @Nullable Object> all = new TreeMap<>();
    for (Topic topic : topics) {
      @Nullable Map<Fit.Novelty, Double> widths = intervals.halfWidths(profile, topic, sourceKnown);
      if (widths != null) {
        Map<String, @Nullable Object> byNovelty = new TreeMap<>();
        new EnumMap<>(widths)
            .forEach((novelty, width) -> byNovelty.put(novelty.id(), rounded(width)));
        all.put(topic.id(), byNovelty);
      }
    }
    return all;
  }

  /** Rows used and errors, of the fit and left out, by some name of the rows. */
  private static Map<String, @Nullable Object> scores(
      List<Predictions.Row> rows, Function<Predictions.Row, String> name) {
    Map<String, List<Predictions.Row>> groups = new TreeMap<>();
    rows.forEach(row -> groups.computeIfAbsent(name.apply(row), key -> new ArrayList<>()).add(row));
    Map<String, @Nullable Object> all = new TreeMap<>();
    groups.forEach((key, some) -> all.put(key, scores(some)));
    return all;
  }

  private static Map<String, @Nullable Object> scores(List<Predictions.Row> rows) {
    Map<String, @Nullable Object> figures = new TreeMap<>();
    figures.put("rows", rows.size());
    for (Split split : Split.values()) {
      @Nullable Score score = Score.of(rows, split, null);
      if (score != null) {
        Map<String, @Nullable Object> errors = new TreeMap<>();
        errors.put("median", rounded(score.median()));
        errors.put("p90", rounded(score.ninetieth()));
        figures.put(split.id(), errors);
      }
    }
    return figures;
  }

  private static BigDecimal rounded(double value) {
    return new BigDecimal(value).round(FIGURES).stripTrailingZeros();
  }
}
