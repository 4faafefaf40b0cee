package io.github.gpuadvisor.advice;

import org.jspecify.annotations.Nullable;

/**
 * Who comes first. Written out: chains of comparators are built of code that no class-data archive
 * keeps.
 */
final class Order {
  private Order() {}

  /** The best first; of equals the one whose key comes first. */
  static int byScore(Assessment a, Assessment b) {
    int order = Double.compare(b.score(), a.score());
    return order != 0
        ? order
        : a.estimate().deployment().key().compareTo(b.estimate().deployment().key());
  }

  /** The one nearest to qualifying first. */
  static int byFailures(Assessment a, Assessment b) {
    int order = Integer.compare(a.missed(), b.missed());
    // How far a speed is missed that nobody predicted may be any distance.
    order = order != 0 ? order : Integer.compare(a.unjudged(), b.unjudged());
    order = order != 0 ? order : Double.compare(a.excess(), b.excess());
    // What does not fit has no speed yet, and so no score: the cheaper one is nearer.
    order = order != 0 ? order : Double.compare(perHour(a), perHour(b));
    return order != 0 ? order : byScore(a, b);
  }

  private static double perHour(Assessment one) {
    @Nullable Double perHour = one.estimate().cost().perHour();
    boolean fits = one.estimate().memory().fits();
    return fits || perHour == null ? 0 : perHour;
  }

  /** GPUs left out, the nearest first. */
  static int byDistance(Eliminated a, Eliminated b) {
    int order = Double.compare(a.distance(), b.distance());
    return order != 0 ? order : a.gpu().id().compareTo(b.gpu().id());
  }
}
