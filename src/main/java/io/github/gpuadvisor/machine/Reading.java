package io.github.gpuadvisor.machine;

import java.util.List;

/**
 * What one tool says.
 *
 * @param remarks what it said in place of cards, and what should be known of them
 */
record Reading(List<Found> cards, List<String> remarks) {
  static final Reading NOTHING = new Reading(List.of(), List.of());

  Reading {
    cards = List.copyOf(cards);
    remarks = List.copyOf(remarks);
  }

  static Reading remark(String remark) {
    return new Reading(List.of(), List.of(remark));
  }
}
