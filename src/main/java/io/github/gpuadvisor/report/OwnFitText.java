package io.github.gpuadvisor.report;

import io.github.gpuadvisor.accuracy.OwnCalibration;
import io.github.gpuadvisor.accuracy.Predictions;
import io.github.gpuadvisor.accuracy.Split;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fit to a user's own measurements did, row by row. */
public final class OwnFitText {
  private static final String ROW = "%-22s%-20s%-18s%-26s%10s%10s%10s";

  private OwnFitText() {}

  /** A line for each measurement: measured, predicted before and after. */
  public static List<String> lines(OwnCalibration.Result result) {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted("profile", "GPU", "model", "quantity", "measured", "before", "after"));
    for (int i = 0; i < result.after().rows().size(); i++) {
      Predictions.Row row = result.after().rows().get(i);
      lines.add(
          ROW.formatted(
              row.profile(),
              row.measurement().gpu(),
              row.measurement().model(),
              row.measurement().quantity().id(),
              Figures.significant(row.measurement().value(), 3),
              value(result.before().rows().get(i)),
              value(row)));
    }
    if (result.unused() > 0) {
      lines.add(
          result.unused()
              + " rows are of engines or quantities that have no fit and changed nothing");
    }
    return lines;
  }

  private static String value(Predictions.Row row) {
    @Nullable Double value = row.values().get(Split.NONE);
    return value == null ? "" : Figures.significant(value, 3);
  }
}
