package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Fit;
import java.util.ArrayList;
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

  /** What a profile knows without one group; without none: what it knows in all. */
  Fit without(String profile, Split split, @Nullable String group) {
    Set<String> gpus = new HashSet<>();
    Set<String> families = new HashSet<>();
    Set<String> models = new HashSet<>();
    for (Predictions.Row row : rows(profile)) {
      if (group == null || !split.group(row.measurement()).equals(group)) {
        gpus.add(row.measurement().gpu());
        families.add(row.family());
        models.add(row.measurement().model());
      }
    }
    return Fit.known(gpus, families, models);
  }

  /** Every prediction of a row that had been left out of the fit, by what the fit knew. */
  List<Predictions.LeftOut> leftOut() {
    List<Predictions.LeftOut> all = new ArrayList<>();
    Map<List<String>, Fit> known = new HashMap<>();
    for (Map.Entry<String, List<Predictions.Row>> profile : byProfile.entrySet()) {
      for (Predictions.Row row : profile.getValue()) {
        for (Split split : row.values().keySet()) {
          @Nullable Double error = row.error(split);
          if (split != Split.NONE && error != null) {
            String group = split.group(row.measurement());
            Fit fit =
                known.computeIfAbsent(
                    List.of(profile.getKey(), split.id(), group),
                    key -> without(profile.getKey(), split, group));
            Fit.Novelty novelty =
                fit.novelty(row.measurement().gpu(), row.family(), row.measurement().model());
            all.add(new Predictions.LeftOut(row, split, novelty, error));
          }
        }
      }
    }
    return all;
  }
}
