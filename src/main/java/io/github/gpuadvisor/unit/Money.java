package io.github.gpuadvisor.unit;

/** US dollars. */
public record Money(double usd) implements Comparable<Money> {
  public Money {
    if (!Double.isFinite(usd)) {
      throw new IllegalArgumentException("money must be finite: " + usd);
    }
  }

  public Money times(double factor) {
    return new Money(usd * factor);
  }

  public Money minus(Money other) {
    return new Money(usd - other.usd);
  }

  @Override
  public int compareTo(Money other) {
    return Double.compare(usd, other.usd);
  }
}
