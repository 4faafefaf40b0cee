package io.github.gpuadvisor.report.explanation;

import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;

/** A term's value in the unit that people and documents read. */
public final class Amount {
  private Amount() {}

  /** For people. */
  public static String text(Term term) {
    double value = term.value();
    return switch (term.unit()) {
      case BYTES -> Figures.fixed(new Bytes(value).gib(), 1) + " GiB";
      case SECONDS -> Figures.duration(value);
      case USD -> "$" + Figures.usd(value);
      case WATTS -> Figures.significant(value, 4) + " W";
      case KWH -> Figures.significant(value, 4) + " kWh";
      case PER_SECOND -> Figures.significant(value, 4) + " /s";
    };
  }

  static double number(Term term) {
    return switch (term.unit()) {
      case BYTES -> new Bytes(term.value()).gib();
      case SECONDS -> term.value() * 1000;
      default -> term.value();
    };
  }

  static String unit(Term term) {
    return switch (term.unit()) {
      case BYTES -> "GiB";
      case SECONDS -> "ms";
      case USD -> "USD";
      case WATTS -> "W";
      case KWH -> "kWh";
      case PER_SECOND -> "1/s";
    };
  }
}
