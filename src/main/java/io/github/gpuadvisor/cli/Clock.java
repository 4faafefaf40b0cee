package io.github.gpuadvisor.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;

/** The one look at the date: used for price ages alone. */
final class Clock {
  private Clock() {}

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
