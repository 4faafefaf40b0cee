package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One GPU of a comparison.
 *
 * @param assessment its best deployment, or the nearest where none qualifies; null where none could
 *     be planned
 * @param failures requirements missed; empty where it qualifies
 */
public record Compared(Accelerator gpu, @Nullable Assessment assessment, List<Failure> failures) {
  public Compared {
    failures = List.copyOf(failures);
  }

  public boolean qualifies() {
    return assessment != null && failures.isEmpty();
  }

  static Compared of(Accelerator gpu, Recommendation answer) {
    if (!answer.ranked().isEmpty()) {
      return new Compared(gpu, answer.ranked().get(0).assessment(), List.of());
    }
    Eliminated eliminated = answer.eliminated().get(0);
    return new Compared(gpu, eliminated.nearest(), eliminated.failures());
  }
}
