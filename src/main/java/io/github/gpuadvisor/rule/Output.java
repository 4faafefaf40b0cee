package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import org.jspecify.annotations.Nullable;

/** What a deployment produces per second, whatever it is counted in. */
public final class Output {
  private Output() {}

  /** Output tokens, training tokens or samples per second, or null where unknown. */
  public static @Nullable Interval perSecond(Estimate estimate) {
    Performance performance = estimate.performance();
    if (performance == null) {
      return null;
    }
    if (performance.outputTokensPerSecond() != null) {
      return performance.outputTokensPerSecond();
    }
    return performance.trainingTokensPerSecond() != null
        ? performance.trainingTokensPerSecond()
        : performance.itemsPerSecond();
  }

  /** What one unit of it is called. */
  public static String unit(Estimate estimate) {
    Performance performance = estimate.performance();
    boolean tokens =
        performance != null
            && (performance.outputTokensPerSecond() != null
                || performance.trainingTokensPerSecond() != null);
    return tokens ? "tokens" : "samples";
  }
}
