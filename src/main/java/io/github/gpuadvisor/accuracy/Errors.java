package io.github.gpuadvisor.accuracy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Absolute errors of one kind, each with the group that was left out when it was made. */
final class Errors {
  private static final double LEVEL = 0.8;

  /** Fewer errors, or errors of fewer groups, say too little. */
  static final int FEWEST = 20;

  private static final int FEWEST_GROUPS = 2;

  private final double[] sorted;
  private final String[] groups;
  private final Map<String, Double> known = new HashMap<>();

  private Errors(double[] sorted, String[] groups) {
    this.sorted = sorted;
    this.groups = groups;
  }

  /** Sorts errors. */
  static Errors of(List<Predictions.LeftOut> all) {
    List<Predictions.LeftOut> ascending = new ArrayList<>(all);
    ascending.sort((a, b) -> Double.compare(Math.abs(a.error()), Math.abs(b.error())));
    return new Errors(
        ascending.stream().mapToDouble(one -> Math.abs(one.error())).toArray(),
        ascending.stream().map(Errors::group).toArray(String[]::new));
  }

  /** The group of an error, unlike those of other splits. */
  static String group(Predictions.LeftOut one) {
    return one.split().id() + ":" + one.group();
  }

  /**
   * What four in five new errors of this kind stay below, judged without one group; null where too
   * few are left to say.
   */
  @Nullable Double bound(String withoutGroup) {
    double bound = known.computeIfAbsent(withoutGroup, this::computed);
    return Double.isNaN(bound) ? null : Double.valueOf(bound);
  }

  private double computed(String withoutGroup) {
    Set<String> others = new HashSet<>(Arrays.asList(groups));
    others.remove(withoutGroup);
    int count = 0;
    for (String group : groups) {
      count += group.equals(withoutGroup) ? 0 : 1;
    }
    if (count < FEWEST || others.size() < FEWEST_GROUPS) {
      return Double.NaN;
    }
    int left = Math.min(count, (int) Math.ceil((count + 1) * LEVEL));
    for (int i = 0; i < sorted.length; i++) {
      left -= groups[i].equals(withoutGroup) ? 0 : 1;
      if (left == 0) {
        return sorted[i];
      }
    }
    return Double.NaN;
  }
}
