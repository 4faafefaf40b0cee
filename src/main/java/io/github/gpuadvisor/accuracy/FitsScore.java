package io.github.gpuadvisor.accuracy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often "fits" is said of what ran out of memory, and the other way round. */
final class FitsScore {
  private FitsScore() {}

  /**
   * The share of all rows said to fit that do not as median, that of rows refused that ran as 90th
   * percentile; the bias is the second less the first.
   */
  static @Nullable Score of(List<Predictions.Row> rows, Split split) {
    int seen = 0;
    int falseFits = 0;
    int falseRefusals = 0;
    for (Predictions.Row row : rows) {
      @Nullable Double predicted = row.values().get(split);
      if (predicted != null) {
        seen++;
        boolean ran = row.measurement().value() > 0;
        falseFits += predicted > 0 && !ran ? 1 : 0;
        falseRefusals += predicted <= 0 && ran ? 1 : 0;
      }
    }
    if (seen == 0) {
      return null;
    }
    double wrong = (double) falseFits / seen;
    double refused = (double) falseRefusals / seen;
    return new Score(seen, wrong, refused, refused - wrong, null, null);
  }
}
