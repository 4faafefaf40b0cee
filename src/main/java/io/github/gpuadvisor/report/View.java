package io.github.gpuadvisor.report;

/**
 * How much of an answer to show, and on what.
 *
 * @param explain what each score is made of
 * @param quiet the ranking alone: no question, legend, assumptions or notes
 * @param left how many eliminated GPUs to name
 */
public record View(Screen screen, boolean explain, boolean quiet, int left) {
  /** The same view without a bound on the width. */
  View wide() {
    return new View(
        new Screen(Integer.MAX_VALUE, screen.color(), screen.unicode()), explain, quiet, left);
  }
}
