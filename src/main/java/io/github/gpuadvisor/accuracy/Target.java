package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Topic;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Errors to reach on data left out of the fit.
 *
 * @param median of the absolute error, as a share; of {@link Topic#FITS}: share of all cases that
 *     are said to fit and do not
 * @param ninetieth the 90th percentile likewise; null: none set
 * @param order Kendall's τ of the order of GPUs; null: none set
 */
public record Target(double median, @Nullable Double ninetieth, @Nullable Double order) {
  private static final double FEWEST_INSIDE = 0.75;
  private static final double MOST_INSIDE = 0.85;
  private static final Map<Topic, Target> ALL = new EnumMap<>(Topic.class);

  static {
    ALL.put(Topic.WEIGHTS_AND_CACHE, new Target(0.01, 0.03, null));
    ALL.put(Topic.INFERENCE_MEMORY, new Target(0.05, 0.15, null));
    ALL.put(Topic.TRAINING_MEMORY, new Target(0.10, 0.25, null));
    ALL.put(Topic.FITS, new Target(0.01, null, null));
    ALL.put(Topic.DECODE, new Target(0.09, 0.25, 0.88));
    ALL.put(Topic.PREFILL, new Target(0.10, 0.28, 0.85));
    ALL.put(Topic.THROUGHPUT, new Target(0.13, 0.45, 0.90));
    ALL.put(Topic.TPOT, new Target(0.14, 0.45, 0.90));
    ALL.put(Topic.E2E, new Target(0.14, 0.45, 0.90));
    ALL.put(Topic.TTFT, new Target(0.25, 0.70, null));
    ALL.put(Topic.TRAINING, new Target(0.10, 0.40, 0.70));
    ALL.put(Topic.SAMPLES, new Target(0.10, 0.28, 0.90));
    ALL.put(Topic.SAMPLE_TRAINING, new Target(0.10, 0.28, 0.90));
    ALL.put(Topic.RUNS, new Target(0.15, null, null));
  }

  /** What a topic is to reach. A training speed on an unseen chip has a median of its own. */
  public static Target of(Topic topic, Split split) {
    if (topic == Topic.TRAINING && split == Split.GPU) {
      return new Target(0.18, 0.40, 0.70);
    }
    return Objects.requireNonNull(ALL.get(topic));
  }

  /**
   * True where 80 % intervals that hold this share of what was left out are as wide as they say.
   */
  static boolean holds(double coverage) {
    return coverage >= FEWEST_INSIDE && coverage <= MOST_INSIDE;
  }
}
