package io.github.gpuadvisor.estimate.figure;

import io.github.gpuadvisor.unit.Figures;

/**
 * A value together with the arithmetic that makes it, numbers filled in: {@code 70.6B × 2 bytes / 4
 * GPUs}. Text and value are built by the same calls, so that neither can say what the other does
 * not.
 */
public final class Formula {
  private static final int SUM = 0;
  private static final int PRODUCT = 1;
  private static final int ATOM = 2;
  private static final int FIGURES = 4;

  private final double value;
  private final String text;
  private final int binding;

  private Formula(double value, String text, int binding) {
    this.value = value;
    this.text = text;
    this.binding = binding;
  }

  /**
   * A number as it stands in the text.
   *
   * @param text the number with what it counts: {@code 4 GPUs}
   */
  public static Formula of(double value, String text) {
    return new Formula(value, text, ATOM);
  }

  /** A plain number. */
  public static Formula of(double value) {
    return of(value, Figures.significant(value, FIGURES));
  }

  /** A number of things. */
  public static Formula of(double value, int figures, String things) {
    return of(value, Figures.significant(value, figures) + " " + things);
  }

  public Formula plus(Formula other) {
    return new Formula(value + other.value, text + " + " + other.text, SUM);
  }

  public Formula minus(Formula other) {
    return new Formula(value - other.value, text + " − " + other.within(PRODUCT), SUM);
  }

  public Formula times(Formula other) {
    return new Formula(
        value * other.value, within(PRODUCT) + " × " + other.within(PRODUCT), PRODUCT);
  }

  public Formula over(Formula other) {
    return new Formula(value / other.value, within(PRODUCT) + " / " + other.within(ATOM), PRODUCT);
  }

  /** The larger of two. */
  public static Formula larger(Formula one, Formula other) {
    return new Formula(
        Math.max(one.value, other.value),
        "the larger of " + one.within(PRODUCT) + " and " + other.within(PRODUCT),
        SUM);
  }

  /**
   * A soft maximum, (a^p + b^p)^(1/p): what takes two things that overlap.
   *
   * @param exponent p; the larger, the closer to the larger of the two
   */
  public static Formula overlapped(Formula one, Formula other, double exponent) {
    double power = Math.pow(one.value, exponent) + Math.pow(other.value, exponent);
    String p = Figures.significant(exponent, 3);
    return new Formula(
        Math.pow(power, 1 / exponent),
        "(" + one.within(ATOM) + "^" + p + " + " + other.within(ATOM) + "^" + p + ")^(1/" + p + ")",
        ATOM);
  }

  /** The same value under a short name, for use in a longer formula. */
  public Formula named(String name) {
    return of(value, name);
  }

  public double value() {
    return value;
  }

  /** The right-hand side of the equation. */
  public String text() {
    return text;
  }

  private String within(int outer) {
    return binding < outer ? "(" + text + ")" : text;
  }

  @Override
  public String toString() {
    return text + " = " + value;
  }
}
