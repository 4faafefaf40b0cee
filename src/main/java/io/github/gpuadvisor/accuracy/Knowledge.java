package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What fits of each profile have seen, in all and with one group left out. */
final class Knowledge {
  private final Map<String, List<Predictions.Row>> byProfile = new HashMap<>();

  Knowledge(Predictions predictions) {
    for (Predictions.Row row : predictions.rows()) {
      if (row.measurement().quantity().isSpeed()) {
        byProfile.computeIfAbsent(row.profile(), profile -> new ArrayList<>()).add(row);
      }
    }
  }

  /** The rows that a profile is fitted on. */
  List<Predictions.Row> rows(String profile) {
    return byProfile.getOrDefault(profile, List.of());
  }

  /** What a profile knows of each kind of work. */
  Fit known(String profile) {
    Map<Topic.Work, Fit.Seen> seen = new EnumMap<>(Topic.Work.class);
    byWork(rows(profile)).forEach((work, rows) -> seen.put(work, seen(rows)));
    return Fit.known(seen);
  }

  /**
   * What a profile knows of any work without one group. Errors are sorted by it, so that what
   * counts as far is what nothing at all was seen of: a chip seen at other work only is no better
   * known than that, and its intervals are as wide.
   */
  private Fit.Seen without(String profile, Split split, String group) {
    List<Predictions.Row> others = new ArrayList<>();
    for (Predictions.Row row : rows(profile)) {
      if (!split.group(row.measurement()).equals(group)) {
        others.add(row);
      }
    }
    return seen(others);
  }

  /** Rows by the work that was measured. */
  static Map<Topic.Work, List<Predictions.Row>> byWork(List<Predictions.Row> rows) {
    Map<Topic.Work, List<Predictions.Row>> byWork = new EnumMap<>(Topic.Work.class);
    rows.forEach(
        row -> byWork.computeIfAbsent(row.topic().work(), work -> new ArrayList<>()).add(row));
    return byWork;
  }

  private static Fit.Seen seen(List<Predictions.Row> rows) {
    Set<String> gpus = new HashSet<>();
    Set<String> families = new HashSet<>();
    Set<String> models = new HashSet<>();
    for (Predictions.Row row : rows) {
      gpus.add(row.measurement().gpu());
      families.add(row.family());
      models.add(row.measurement().model());
    }
    return new Fit.Seen(gpus, families, models);
  }

  /** Every prediction of a row that had been left out of the fit, by what the fit knew. */
  List<Predictions.LeftOut> leftOut() {
    List<Predictions.LeftOut> all = new ArrayList<>();
    Map<List<String>, Fit.Seen> known = new HashMap<>();
    for (Map.Entry<String, List<Predictions.Row>> profile : byProfile.entrySet()) {
      for (Predictions.Row row : profile.getValue()) {
        for (Split split : row.values().keySet()) {
          @Nullable Double error = row.error(split);
          if (split != Split.NONE && error != null) {
            String group = split.group(row.measurement());
            Fit.Seen seen =
                known.computeIfAbsent(
                    List.of(profile.getKey(), split.id(), group),
                    key -> without(profile.getKey(), split, group));
            Fit.Novelty novelty =
                seen.novelty(row.measurement().gpu(), row.family(), row.measurement().model());
            all.add(new Predictions.LeftOut(row, split, novelty, error));
          }
        }
      }
    }
    return all;
  }
}
