package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.Warning;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Pools that serve all workloads, best first, and what they would be apart.
 *
 * @param separately the first answer to each workload alone, in their order; null: one has none
 * @param leftOut GPUs of which no pool serves all, nearest first
 */
public record PoolAnswer(
    Pool pool,
    List<PoolRow> rows,
    @Nullable List<Assessment> separately,
    List<LeftOut> leftOut,
    List<Warning> warnings) {

  /**
   * Why a GPU is left out.
   *
   * @param workload number of the workload that it fails, from 1; 0: all together
   */
  public record LeftOut(Eliminated eliminated, int workload) {}

  /** The rows to show. */
  public List<PoolRow> top() {
    return rows.subList(0, Math.min(rows.size(), pool.preferences().top()));
  }

  /** How many GPUs failed each requirement first. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (LeftOut one : leftOut) {
      counts.merge(one.eliminated().first().requirement(), 1, Integer::sum);
    }
    return counts;
  }

  /**
   * Dollars an hour of the workloads apart: each at its share of the time where it has one. Null
   * where one is not rented.
   */
  public @Nullable Double separateUsdPerHour() {
    if (separately == null) {
      return null;
    }
    double sum = 0;
    for (int i = 0; i < separately.size(); i++) {
      @Nullable Double hour = separately.get(i).estimate().cost().perHour();
      if (hour == null) {
        return null;
      }
      @Nullable Double share = pool.members().get(i).share();
      sum += hour * (share == null ? 1 : share);
    }
    return sum;
  }
}
