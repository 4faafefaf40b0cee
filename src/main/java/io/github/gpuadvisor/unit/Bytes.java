package io.github.gpuadvisor.unit;

/**
 * An amount of memory or traffic. Shown to people in GiB (2^30); labels on boxes count GB (10^9).
 */
public record Bytes(double value) implements Comparable<Bytes> {
  public static final Bytes ZERO = new Bytes(0);
  public static final double GIB = 1024.0 * 1024 * 1024;
  private static final double GB = 1e9;

  public Bytes {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("bytes must be finite: " + value);
    }
  }

  public static Bytes ofGiB(double gib) {
    return new Bytes(gib * GIB);
  }

  public static Bytes ofGB(double gigabytes) {
    return new Bytes(gigabytes * GB);
  }

  public double gib() {
    return value / GIB;
  }

  public double gb() {
    return value / GB;
  }

  public Bytes plus(Bytes other) {
    return new Bytes(value + other.value);
  }

  public Bytes minus(Bytes other) {
    return new Bytes(value - other.value);
  }

  public Bytes times(double factor) {
    return new Bytes(value * factor);
  }

  public Bytes dividedBy(double divisor) {
    return new Bytes(value / divisor);
  }

  @Override
  public int compareTo(Bytes other) {
    return Double.compare(value, other.value);
  }
}
