package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of the question that is worth turning, and the values to look at.
 *
 * @param key of the option
 * @param words what a number of it is called: {@code concurrent users}
 * @param grid rising values
 */
record Lever(String key, String words, List<Long> grid) {
  private static final long MOST_USERS = 1024;
  private static final long MOST_CONTEXT = 131_072;
  private static final long MOST_SEQUENCE = 32_768;

  /** What a question can be asked again with. */
  static List<Lever> of(Request request) {
    Workload work = request.workload();
    List<Lever> levers = new ArrayList<>();
    if (work instanceof Inference inference) {
      boolean generates = work.model().generates();
      if (inference.load().concurrency() != null) {
        levers.add(new Lever("concurrency", users(generates), doubled(1, MOST_USERS)));
      } else if (inference.load().requestsPerSecond() != null) {
        levers.add(new Lever("requestsPerSecond", "requests a second", doubled(1, MOST_USERS)));
      }
      if (generates) {
        levers.add(
            new Lever("context", "tokens of context", doubled(inference.context(), MOST_CONTEXT)));
      }
    } else {
      @Nullable Integer length =
          work instanceof FineTuning tuning
              ? Integer.valueOf(tuning.sequenceLength())
              : work instanceof Training training ? training.sequenceLength() : null;
      if (length != null && work.model().transformer() != null) {
        levers.add(
            new Lever(
                "sequenceLength", "tokens in a sequence", doubled(length / 4, MOST_SEQUENCE)));
      }
    }
    return levers;
  }

  private static String users(boolean generates) {
    return generates ? "concurrent users" : "samples at once";
  }

  private static List<Long> doubled(long first, long last) {
    List<Long> values = new ArrayList<>();
    for (long value = Math.max(1, first); value <= Math.max(first, last); value *= 2) {
      values.add(value);
    }
    return values;
  }
}
