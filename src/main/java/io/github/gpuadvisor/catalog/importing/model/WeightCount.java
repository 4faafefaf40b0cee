package io.github.gpuadvisor.catalog.importing.model;

/** Weights counted part by part: all that are stored, and those that one token passes. */
final class WeightCount {
  private double total;
  private double active;

  /** Weights that every token passes. */
  void add(double weights) {
    total += weights;
    active += weights;
  }

  /** Weights of experts of which a token passes a few. */
  void routed(double one, int count, int perToken) {
    total += one * count;
    active += one * perToken;
  }

  /** Weights that text never passes: an image encoder. */
  void beside(double weights) {
    total += weights;
  }

  double total() {
    return total;
  }

  double active() {
    return active;
  }
}
