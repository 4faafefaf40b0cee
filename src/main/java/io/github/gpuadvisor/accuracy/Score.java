package io.github.gpuadvisor.accuracy;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How predictions compare with what was measured.
 *
 * @param rows compared
 * @param median of |predicted - measured| / measured
 * @param ninetieth percentile of the same
 * @param bias median of predicted / measured, less one
 * @param order Kendall's τ of the order of GPUs; null where no two were measured alike
 * @param coverage share of rows inside their interval; null where there is none
 */
public record Score(
    int rows,
    double median,
    double ninetieth,
    double bias,
    @Nullable Double order,
    @Nullable Double coverage) {

  /** Scores rows that a split has predicted; null where it has none. */
  static @Nullable Score of(List<Predictions.Row> rows, Split split, @Nullable Double coverage) {
    List<Predictions.Row> predicted =
        rows.stream().filter(row -> row.values().containsKey(split)).toList();
    if (predicted.isEmpty()) {
      return null;
    }
    return new Score(
        predicted.size(),
        quantile(predicted, row -> Math.abs(ratio(row, split) - 1), 0.5),
        quantile(predicted, row -> Math.abs(ratio(row, split) - 1), 0.9),
        quantile(predicted, row -> ratio(row, split), 0.5) - 1,
        Order.of(predicted, split),
        coverage);
  }

  private static double ratio(Predictions.Row row, Split split) {
    return row.values().getOrDefault(split, Double.NaN) / row.measurement().value();
  }

  private static double quantile(
      List<Predictions.Row> rows, ToDoubleFunction<Predictions.Row> figure, double share) {
    return quantile(rows.stream().mapToDouble(figure).toArray(), share);
  }

  /** The value that a share of all values does not pass, between neighbors in proportion. */
  static double quantile(double[] values, double share) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
