package io.github.gpuadvisor.estimate.figure;

/**
 * One line of a derivation: what it is, how much, and by which arithmetic.
 *
 * @param name unique within its derivation
 * @param formula in the base unit of the kind: bytes, seconds, dollars, watts
 */
public record Term(String name, Unit unit, Formula formula) {
  /** What a value is counted in, and how it is shown. */
  public enum Unit {
    /** Shown in GiB. */
    BYTES,
    /** Shown in the unit that reads best; milliseconds in documents. */
    SECONDS,
    USD,
    WATTS,
    KWH,
    PER_SECOND
  }

  public double value() {
    return formula.value();
  }
}
