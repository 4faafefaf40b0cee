package io.github.gpuadvisor.advice;

import java.time.LocalDate;

/** A price that an answer looked at: whose, and of which day. */
record PriceDate(String seller, LocalDate asOf) {
  static final String CARDS = "cards to buy";
}
