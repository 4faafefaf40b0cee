package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.SpeedConstants;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An era in the tree of an engine file. */
final class EraTree {
  private EraTree() {}

  static Map<String, @Nullable Object> sorted(Map<?, ?> tree) {
    Map<String, @Nullable Object> copy = new TreeMap<>();
    tree.forEach((key, value) -> copy.put(String.valueOf(key), value));
    return copy;
  }

  /**
   * Puts the constants of an era.
   *
   * @param unmeasured holds the interval of what was not measured
   */
  static void put(Map<String, @Nullable Object> tree, Era now, SpeedConstants unmeasured) {
    SpeedConstants speed = now.speed().with(Constant.INTERVAL, unmeasured.of(Constant.INTERVAL));
    tree.put("speed", constants(speed));
    Map<String, @Nullable Object> families = new TreeMap<>();
    now.families()
        .forEach(
            (family, constants) -> {
              Map<String, @Nullable Object> own = differing(constants, now.speed());
              if (!own.isEmpty()) {
                families.put(family, own);
              }
            });
    tree.put("families", families);
  }

  /** Constants without those that have no effect. */
  private static Map<String, @Nullable Object> constants(SpeedConstants constants) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    for (Constant constant : Constant.values()) {
      double value = constants.of(constant);
      if (constant.neutral() == null || value != constant.neutral()) {
        values.put(constant.id(), number(value));
      }
    }
    return values;
  }

  private static Map<String, @Nullable Object> differing(SpeedConstants own, SpeedConstants all) {
    Map<String, @Nullable Object> values = new TreeMap<>();
    for (Constant constant : Constant.values()) {
      if (own.of(constant) != all.of(constant) && constant != Constant.INTERVAL) {
        values.put(constant.id(), number(own.of(constant)));
      }
    }
    return values;
  }

  private static BigDecimal number(double value) {
    return BigDecimal.valueOf(value);
  }

  /**
   * What was measured, and more of it.
   *
   * @param own kinds of prediction that a user measured often enough to be surer of
   */
  static Map<String, @Nullable Object> joined(Map<?, ?> fit, Fit more, Set<String> own) {
    Map<String, @Nullable Object> all = sorted(fit);
    all.put("seen", seen(all.get("seen") instanceof Map<?, ?> some ? some : Map.of(), more));
    all.put("own", new ArrayList<>(new TreeSet<>(own)));
    return all;
  }

  /** What was measured by kind of work, and more of it. */
  static Map<String, @Nullable Object> seen(Map<?, ?> some, Fit more) {
    Map<String, @Nullable Object> all = sorted(some);
    more.seen()
        .forEach(
            (work, seen) -> {
              Map<?, ?> known =
                  all.get(work.id()) instanceof Map<?, ?> already ? already : Map.of();
              Map<String, @Nullable Object> one = new TreeMap<>();
              one.put("gpus", joined(known.get("gpus"), seen.gpus()));
              one.put("families", joined(known.get("families"), seen.families()));
              one.put("models", joined(known.get("models"), seen.models()));
              all.put(work.id(), one);
            });
    return all;
  }

  private static List<String> joined(@Nullable Object some, Set<String> more) {
    TreeSet<String> all = new TreeSet<>(more);
    if (some instanceof List<?> list) {
      list.forEach(one -> all.add(String.valueOf(one)));
    }
    return new ArrayList<>(all);
  }
}
