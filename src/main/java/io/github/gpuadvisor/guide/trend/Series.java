package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Accelerator;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The best chip known at each date, in one format.
 *
 * @param records each better than all before it, oldest first
 */
public record Series(Format format, List<Best> records) {
  static final double DAYS_OF_A_YEAR = 365.25;

  /**
   * A chip that was better than all before it.
   *
   * @param tflops dense
   * @param value in the measure asked for
   */
  public record Best(Accelerator gpu, LocalDate launch, double tflops, double value) {}

  /**
   * From the first record to the last.
   *
   * @param doublingYears years in which the value doubled, on average; null where it did not grow
   */
  public record Growth(double times, double years, @Nullable Double doublingYears) {}

  public Series {
    records = List.copyOf(records);
  }

  /**
   * @param dated chips by launch, those of one day with the best first
   */
  static Series of(Format format, List<Best> dated) {
    List<Best> records = new ArrayList<>();
    double best = 0;
    for (Best one : dated) {
      if (one.value() > best) {
        records.add(one);
        best = one.value();
      }
    }
    return new Series(format, records);
  }

  /** The growth; null where there are not two records of different days. */
  public @Nullable Growth growth() {
    if (records.size() < 2) {
      return null;
    }
    Best first = records.get(0);
    Best last = records.get(records.size() - 1);
    double years = years(first.launch(), last.launch());
    double times = last.value() / first.value();
    return new Growth(times, years, years * Math.log(2) / Math.log(times));
  }

  static double years(LocalDate from, LocalDate to) {
    return ChronoUnit.DAYS.between(from, to) / DAYS_OF_A_YEAR;
  }
}
