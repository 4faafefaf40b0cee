package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.workload.Assumption;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole answer.
 *
 * @param ranked all rows, best first; {@code top} cuts when it is shown
 * @param eliminated every GPU left out, nearest first
 * @param pricesConsidered prices looked at, on the terms asked for
 * @param span their first and last date; null where none was used
 * @param upgrade the cheapest step up from what is at hand; null: not asked for, or none found
 */
public record Recommendation(
    Request request,
    List<Ranked> ranked,
    List<Eliminated> eliminated,
    int gpusConsidered,
    int pricesConsidered,
    Catalog.@Nullable Span span,
    List<Warning> warnings,
    @Nullable Upgrade upgrade) {
  public Recommendation {
    ranked = List.copyOf(ranked);
    eliminated = List.copyOf(eliminated);
    warnings = List.copyOf(warnings);
  }

  /** The same answer with its assumptions in another order. */
  Recommendation withAssumed(List<Assumption> assumed) {
    Request ordered =
        new Request(
            request.workload(),
            request.limits(),
            request.preferences(),
            assumed,
            request.warnings());
    return new Recommendation(
        ordered, ranked, eliminated, gpusConsidered, pricesConsidered, span, warnings, upgrade);
  }

  /** The same answer with more said of what was eliminated. */
  Recommendation withEliminated(List<Eliminated> mended) {
    return new Recommendation(
        request, ranked, mended, gpusConsidered, pricesConsidered, span, warnings, upgrade);
  }

  /** The rows to show. */
  public List<Ranked> top() {
    return ranked.subList(0, Math.min(ranked.size(), request.preferences().top()));
  }

  /** Cores that would do the work without a GPU; null where it is too much for a few. */
  public @Nullable Processor processor() {
    return Processor.enough(request.workload());
  }

  /** How many GPUs failed each requirement; a GPU counts once, for the first that it failed. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    for (Eliminated one : eliminated) {
      counts.merge(one.first().requirement(), 1, Integer::sum);
    }
    return counts;
  }
}
