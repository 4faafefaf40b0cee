package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.accuracy.ErrorPools.Pool;
import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * 80 % intervals from predictions of what had been left out (conformal): as wide as four in five of
 * the errors seen on cases just as far from what was measured.
 *
 * <p>Errors of sources left out and of GPUs and models left out are told apart: a new source has
 * ways of its own (clocks, builds, what it counts) that no fit on others knows.
 */
public final class Intervals {
  /** Neighboring novelties that share a width, and the pools that it is taken from. */
  private record Block(List<Fit.Novelty> novelties, Set<Pool> pools, double width) {}

  private final ErrorPools pools;
  private final List<Predictions.LeftOut> all;

  Intervals(List<Predictions.LeftOut> leftOut) {
    this.all = List.copyOf(leftOut);
    this.pools = new ErrorPools(all);
  }

  /** Intervals of a set of predictions. */
  public static Intervals of(Predictions predictions) {
    return new Intervals(new Knowledge(predictions).leftOut());
  }

  /**
   * Half-widths by novelty, never narrower for what is farther away; null: no errors of the topic.
   *
   * @param sourceKnown for whoever measured for the fit; else for everybody
   */
  @Nullable Map<Fit.Novelty, Double> halfWidths(String profile, Topic topic, boolean sourceKnown) {
    @Nullable Map<Fit.Novelty, Double> logs = logWidths(profile, topic, sourceKnown, "");
    if (logs == null) {
      return null;
    }
    Map<Fit.Novelty, Double> widths = new EnumMap<>(Fit.Novelty.class);
    logs.forEach((novelty, width) -> widths.put(novelty, Math.expm1(width)));
    return widths;
  }

  /** The widest half-width: for engines that nothing was measured of. */
  double widest() {
    double[] logs = all.stream().mapToDouble(one -> Math.abs(one.error())).toArray();
    return logs.length == 0 ? 1 : Math.expm1(Score.quantile(logs, 0.9));
  }

  private @Nullable Map<Fit.Novelty, Double> logWidths(
      String profile, Topic topic, boolean sourceKnown, String withoutGroup) {
    if (pools.bound(Set.of(new Pool(null, topic, sourceKnown, null)), withoutGroup) != null) {
      return monotone(
          List.of(
              novelty -> new Pool(profile, topic, sourceKnown, novelty),
              novelty -> new Pool(null, topic, sourceKnown, novelty),
              novelty -> new Pool(null, topic, sourceKnown, null)),
          withoutGroup);
    }
    // One source alone: the wider of its own errors and those of other topics' sources.
    @Nullable Map<Fit.Novelty, Double> own =
        monotone(
            List.of(
                novelty -> new Pool(null, topic, null, novelty),
                novelty -> new Pool(null, topic, null, null)),
            withoutGroup);
    @Nullable Double others =
        pools.bound(Set.of(new Pool(null, null, sourceKnown, null)), withoutGroup);
    if (own != null && others != null) {
      own.replaceAll((novelty, width) -> Math.max(width, others));
    }
    return own;
  }

  /** How a pool is chosen for a novelty. */
  private interface Choice {
    Pool of(Fit.Novelty novelty);
  }

  /**
   * Widths of the first pools that have enough errors; where a farther novelty would get the
   * narrower one, both are judged by the errors of both.
   */
  private @Nullable Map<Fit.Novelty, Double> monotone(List<Choice> choices, String withoutGroup) {
    Deque<Block> blocks = new ArrayDeque<>();
    for (Fit.Novelty novelty : Fit.Novelty.values()) {
      @Nullable Block block = block(choices, novelty, withoutGroup);
      if (block == null) {
        return null;
      }
      while (!blocks.isEmpty() && blocks.getLast().width() > block.width()) {
        block = merged(blocks.removeLast(), block, withoutGroup);
      }
      blocks.addLast(block);
    }
    Map<Fit.Novelty, Double> widths = new EnumMap<>(Fit.Novelty.class);
    blocks.forEach(
        block -> block.novelties().forEach(novelty -> widths.put(novelty, block.width())));
    return widths;
  }

  private @Nullable Block block(List<Choice> choices, Fit.Novelty novelty, String withoutGroup) {
    for (Choice choice : choices) {
      Set<Pool> pool = Set.of(choice.of(novelty));
      @Nullable Double width = pools.bound(pool, withoutGroup);
      if (width != null) {
        return new Block(List.of(novelty), pool, width);
      }
    }
    return null;
  }

  private Block merged(Block nearer, Block farther, String withoutGroup) {
    List<Fit.Novelty> novelties = new ArrayList<>(nearer.novelties());
    novelties.addAll(farther.novelties());
    Set<Pool> both = new HashSet<>(nearer.pools());
    both.addAll(farther.pools());
    @Nullable Double width = pools.bound(both, withoutGroup);
    return new Block(novelties, both, width == null ? nearer.width() : width);
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
        @Nullable Map<Fit.Novelty, Double> widths =
            logWidths(
                one.row().profile(), one.row().topic(), split.sourceKnown(), Errors.group(one));
        @Nullable Double width = widths == null ? null : widths.get(one.novelty());
        seen++;
        inside += width != null && Math.abs(one.error()) <= width ? 1 : 0;
      }
    }
    return seen == 0 ? null : Double.valueOf((double) inside / seen);
  }
}
