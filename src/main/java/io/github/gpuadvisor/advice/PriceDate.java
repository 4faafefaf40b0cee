package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Purchase;
import java.time.LocalDate;

/** A price that an answer looked at: whose, and of which day. */
record PriceDate(String provider, LocalDate asOf) {
  static final String CARDS = Purchase.PROVIDER;
}
