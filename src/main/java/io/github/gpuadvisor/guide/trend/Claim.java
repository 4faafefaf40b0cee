package io.github.gpuadvisor.guide.trend;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * "A thousand times in a decade", taken apart: the rate of a chip of 2012 in 32 bit against that of
 * one of 2022 in 8 bit with sparsity. The steps multiply to the whole.
 *
 * @param steps what the growth is made of, in order
 */
public record Claim(Accelerator from, Accelerator to, double years, List<Step> steps) {
  private static final String FROM = "k20x";
  private static final String TO = "h100-sxm-80gb";

  /** One factor: TFLOPS before and after. */
  public record Step(String name, double before, double after) {
    public double times() {
      return after / before;
    }
  }

  public Claim {
    steps = List.copyOf(steps);
  }

  /** The claim by the catalog's facts; null where it lacks a chip, a date or a rate. */
  static @Nullable Claim of(Catalog catalog, Trend.Question question) {
    Accelerator from = catalog.gpu(FROM);
    Accelerator to = catalog.gpu(TO);
    if (from == null || to == null || !question.covers(from) || !question.covers(to)) {
      return null;
    }
    Double first = Format.FP32.rate(from);
    Double same = Format.FP32.rate(to);
    Double half = Format.FP16.rate(to);
    Double dense = Format.FP8.rate(to);
    if (first == null || same == null || half == null || dense == null) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    steps.add(new Step("the same format, FP32", first, same));
    steps.add(new Step("matrix units, in 16 bit", same, half));
    steps.add(new Step("8 bits for 16", half, dense));
    steps.add(new Step("sparsity", dense, dense * to.sparsityFactor()));
    return from.launchDate() == null || to.launchDate() == null
        ? null
        : new Claim(from, to, Series.years(from.launchDate(), to.launchDate()), steps);
  }

  /** The whole, as it is told. */
  public Step told() {
    return new Step("as told", steps.get(0).before(), steps.get(steps.size() - 1).after());
  }

  /** The same without sparsity. */
  public Step dense() {
    return new Step("dense", steps.get(0).before(), steps.get(steps.size() - 1).before());
  }

  /**
   * A step with both rates divided by something of their chips; null where that is not known.
   *
   * @param measure of the chips
   */
  public @Nullable Double times(Step step, Measure measure) {
    Double before = measure.of(from, step.before());
    Double after = measure.of(to, step.after());
    return before == null || after == null ? null : Double.valueOf(after / before);
  }
}
