package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.Topic;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was predicted for each measurement, by the fit and with something left out of it. */
public record Predictions(List<Row> rows) {

  /**
   * One measurement.
   *
   * @param profile {@code engine@era} that predicts it
   * @param family of its chip
   * @param values predicted; a split that has none left nothing to predict
   */
  public record Row(
      Measurement measurement, String profile, String family, Map<Split, Double> values) {
    public Row {
      Map<Split, Double> copy = new EnumMap<>(Split.class);
      copy.putAll(values);
      values = copy;
    }

    /** The kind of prediction. */
    public Topic topic() {
      return measurement.topic();
    }

    /** Natural logarithm of predicted over measured, or null. */
    @Nullable Double error(Split split) {
      @Nullable Double value = values.get(split);
      return value == null ? null : Double.valueOf(Math.log(value / measurement.value()));
    }
  }

  /** A prediction with something left out. */
  record LeftOut(Row row, Split split, Fit.Novelty novelty, double error) {
    String group() {
      return split.group(row.measurement());
    }
  }

  public Predictions {
    rows = List.copyOf(rows);
  }
}
