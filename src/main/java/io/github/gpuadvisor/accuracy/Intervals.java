package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 80 % intervals from predictions of what had been left out (conformal): as wide as four in five of
 * the errors seen on cases just as far from what was measured.
 */
public final class Intervals {
  /**
   * A set of errors that an interval is taken from, the narrowest first.
   *
   * @param profile null: all profiles
   * @param novelty null: however far
   */
  private record Kind(@Nullable String profile, Topic topic, Fit.@Nullable Novelty novelty) {}

  private final Map<Kind, Errors> errors = new HashMap<>();
  private final List<Predictions.LeftOut> all;

  Intervals(List<Predictions.LeftOut> leftOut) {
    this.all = List.copyOf(leftOut);
    Map<Kind, List<Predictions.LeftOut>> kinds = new HashMap<>();
    for (Predictions.LeftOut one : leftOut) {
      Topic topic = one.row().topic();
      for (Kind kind :
          List.of(
              new Kind(one.row().profile(), topic, one.novelty()),
              new Kind(null, topic, one.novelty()),
              new Kind(null, topic, null))) {
        kinds.computeIfAbsent(kind, key -> new ArrayList<>()).add(one);
      }
    }
    kinds.forEach((kind, some) -> errors.put(kind, Errors.of(some)));
  }

  /** Intervals of a set of predictions. */
  public static Intervals of(Predictions predictions) {
    return new Intervals(new Knowledge(predictions).leftOut());
  }

  /** Half-widths by novelty, never narrower for what is farther away; null: no errors at all. */
  @Nullable Map<Fit.Novelty, Double> halfWidths(String profile, Topic topic) {
    Map<Fit.Novelty, Double> widths = new EnumMap<>(Fit.Novelty.class);
    for (Fit.Novelty novelty : Fit.Novelty.values()) {
      @Nullable Double width = logWidth(profile, topic, novelty, "");
      if (width == null) {
        return null;
      }
      widths.put(novelty, Math.expm1(width));
    }
    return widths;
  }

  /** The widest half-width: for engines that nothing was measured of. */
  double widest() {
    double[] logs = all.stream().mapToDouble(one -> Math.abs(one.error())).toArray();
    return logs.length == 0 ? 1 : Math.expm1(Score.quantile(logs, 0.9));
  }

  private @Nullable Double logWidth(
      String profile, Topic topic, Fit.Novelty novelty, String withoutGroup) {
    double widest = Double.NEGATIVE_INFINITY;
    for (Fit.Novelty nearer : Fit.Novelty.values()) {
      @Nullable Double width = single(profile, topic, nearer, withoutGroup);
      widest = width == null ? widest : Math.max(widest, width);
      if (nearer == novelty) {
        break;
      }
    }
    return widest < 0 ? null : Double.valueOf(widest);
  }

  private @Nullable Double single(
      String profile, Topic topic, Fit.Novelty novelty, String withoutGroup) {
    for (Kind kind :
        List.of(
            new Kind(profile, topic, novelty),
            new Kind(null, topic, novelty),
            new Kind(null, topic, null))) {
      @Nullable Errors seen = errors.get(kind);
      @Nullable Double width = seen == null ? null : seen.bound(withoutGroup);
      if (width != null) {
        return width;
      }
    }
    return null;
  }

  /**
   * Share of left-out predictions inside an interval that was made without their own group; null
   * where there are none.
   */
  @Nullable Double coverage(List<Predictions.Row> rows, Split split) {
    int inside = 0;
    int seen = 0;
    Set<Predictions.Row> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
    wanted.addAll(rows);
    for (Predictions.LeftOut one : all) {
      if (one.split() == split && wanted.contains(one.row())) {
        @Nullable Double width =
            logWidth(one.row().profile(), one.row().topic(), one.novelty(), Errors.group(one));
        seen++;
        inside += width != null && Math.abs(one.error()) <= width ? 1 : 0;
      }
    }
    return seen == 0 ? null : Double.valueOf((double) inside / seen);
  }
}
