package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Errors of what had been left out, by the sets that an interval may be taken from. */
final class ErrorPools {
  /**
   * A set of errors that an interval is taken from.
   *
   * @param profile null: all profiles
   * @param topic null: all topics
   * @param sourceKnown whether the fit knew other rows of the same source; null: either
   * @param novelty null: however far
   */
  record Pool(
      @Nullable String profile,
      @Nullable Topic topic,
      @Nullable Boolean sourceKnown,
      Fit.@Nullable Novelty novelty) {}

  private final Map<Pool, List<Predictions.LeftOut>> pools = new HashMap<>();
  private final Map<Set<Pool>, Errors> errors = new HashMap<>();

  ErrorPools(List<Predictions.LeftOut> leftOut) {
    for (Predictions.LeftOut one : leftOut) {
      String profile = one.row().profile();
      Topic topic = one.row().topic();
      boolean known = one.split().sourceKnown();
      for (Pool pool :
          List.of(
              new Pool(profile, topic, known, one.novelty()),
              new Pool(null, topic, known, one.novelty()),
              new Pool(null, topic, known, null),
              new Pool(null, topic, null, one.novelty()),
              new Pool(null, topic, null, null),
              new Pool(null, null, known, null))) {
        pools.computeIfAbsent(pool, key -> new ArrayList<>()).add(one);
      }
    }
  }

  /**
   * What four in five new errors of some pools together stay below, judged without one group; null
   * where too few are left to say.
   */
  @Nullable Double bound(Set<Pool> some, String withoutGroup) {
    return errors.computeIfAbsent(Set.copyOf(some), this::united).bound(withoutGroup);
  }

  private Errors united(Set<Pool> some) {
    Set<Predictions.LeftOut> union = Collections.newSetFromMap(new IdentityHashMap<>());
    some.forEach(pool -> union.addAll(pools.getOrDefault(pool, List.of())));
    return Errors.of(List.copyOf(union));
  }
}
