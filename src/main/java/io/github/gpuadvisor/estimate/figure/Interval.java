package io.github.gpuadvisor.estimate.figure;

/** A value with the range that it lies in, with the profile's confidence. */
public record Interval(double value, double low, double high) {
  public Interval {
    if (!(Double.isFinite(value)
        && Double.isFinite(low)
        && Double.isFinite(high)
        && low <= value
        && value <= high)) {
      throw new IllegalArgumentException("no interval: " + low + " " + value + " " + high);
    }
  }

  /**
   * A value that may be off by a ratio either way: 0.25 means from value / 1.25 to value × 1.25.
   */
  public static Interval around(double value, double ratio) {
    return new Interval(value, value / (1 + ratio), value * (1 + ratio));
  }

  /** True where both ranges share a point. */
  public boolean overlaps(Interval other) {
    return low <= other.high && other.low <= high;
  }

  /** The same, with what is beyond a bound cut off. */
  public Interval atMost(double bound) {
    return new Interval(Math.min(value, bound), Math.min(low, bound), Math.min(high, bound));
  }

  /**
   * Of a rate above zero, the time that an amount takes.
   *
   * @param least time that even a small amount takes
   */
  public Interval timeOf(double amount, double least) {
    return new Interval(
        Math.max(least, amount / value),
        Math.max(least, amount / high),
        Math.max(least, amount / low));
  }

  public Interval times(double factor) {
    return new Interval(value * factor, low * factor, high * factor);
  }
}
