package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Kendall's τ of the order of GPUs: over all pairs of rows of one source that differ in the GPU
 * alone, those in the right order less those in the wrong one.
 */
final class Order {
  private Order() {}

  /** τ over all pairs, or null where there is no pair. */
  static @Nullable Double of(List<Predictions.Row> rows, Split split) {
    Collection<List<Predictions.Row>> groups =
        rows.stream().collect(Collectors.groupingBy(Order::question)).values();
    long right = 0;
    long pairs = 0;
    for (List<Predictions.Row> group : groups) {
      for (int i = 0; i < group.size(); i++) {
        for (int j = 0; j < i; j++) {
          double order = order(group.get(i), group.get(j), split);
          right += (long) order;
          pairs += order == 0 ? 0 : 1;
        }
      }
    }
    return pairs == 0 ? null : Double.valueOf((double) right / pairs);
  }

  /** 1: right, -1: wrong, 0: the same GPU, or measured alike. */
  private static double order(Predictions.Row a, Predictions.Row b, Split split) {
    if (a.measurement().gpu().equals(b.measurement().gpu())) {
      return 0;
    }
    double measured = a.measurement().value() - b.measurement().value();
    double predicted =
        a.values().getOrDefault(split, Double.NaN) - b.values().getOrDefault(split, Double.NaN);
    return Math.signum(measured) * Math.signum(predicted);
  }

  /** All that must be the same for two GPUs to be compared. */
  private static List<Object> question(Predictions.Row row) {
    Measurement measurement = row.measurement();
    List<Object> key = new ArrayList<>();
    key.add(measurement.file());
    key.add(measurement.quantity());
    key.add(row.profile());
    key.add(measurement.model());
    key.add(String.valueOf(measurement.question().pinned().gpuCount()));
    key.add(String.valueOf(measurement.question().pinned().tensorParallel()));
    key.addAll(work(measurement.question().request().workload()));
    return key;
  }

  private static List<Object> work(Workload work) {
    if (work instanceof Inference inference) {
      return List.of(
          String.valueOf(inference.precision()),
          inference.inputTokens(),
          inference.outputTokens(),
          inference.load(),
          String.valueOf(inference.promptChunk()));
    }
    if (work instanceof FineTuning tuning) {
      return List.of(
          String.valueOf(tuning.precision()),
          tuning.method(),
          tuning.sequenceLength(),
          String.valueOf(tuning.microBatch()),
          tuning.globalBatch());
    }
    Training training = (Training) work;
    return List.of(
        String.valueOf(training.precision()),
        training.sequenceLength(),
        String.valueOf(training.microBatch()),
        training.globalBatchTokens());
  }
}
