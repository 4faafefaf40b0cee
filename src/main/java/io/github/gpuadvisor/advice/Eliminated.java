package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A GPU that did not make it: every failed requirement, and the deployment that came nearest where
 * one could be planned at all.
 */
public record Eliminated(Accelerator gpu, @Nullable Assessment nearest, List<Failure> failures) {
  public Eliminated {
    failures = List.copyOf(failures);
  }

  /** Distance to qualifying: fewer failures first, then how far the worst is missed. */
  public double distance() {
    double most = 0;
    for (Failure failure : failures) {
      most = Math.max(most, Math.min(1e6, failure.excess()));
    }
    return failures.size() * 1e7 + most;
  }
}
