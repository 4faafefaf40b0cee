package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How things are called in text. */
final class Wording {
  private static final int BAR = 10;
  private static final int WIDEST_TEXT = 160;

  private Wording() {}

  /** A GPU without the words that everybody knows. */
  static String gpu(Accelerator gpu) {
    String name = gpu.name();
    for (String word : List.of(gpu.vendor().title() + " ", "GeForce ", "Tesla ", "Instinct ")) {
      name = name.startsWith(word) ? name.substring(word.length()) : name;
    }
    // What stands in brackets says which unit of a product is counted; the catalog shows it.
    int bracket = name.indexOf(" (");
    return bracket < 0 ? name : name.substring(0, bracket);
  }

  static String count(Deployment deployment) {
    return deployment.gpuCount() + " × " + gpu(deployment.gpu());
  }

  /** Where it is rented, or the condition and month of the price it is bought at. */
  static String source(Estimate estimate) {
    Purchase purchase = estimate.purchase();
    Deployment deployment = estimate.deployment();
    return purchase == null
        ? offer(deployment.offer(), deployment.nodes())
        : purchase.condition() + ", " + purchase.asOf().toString().substring(0, 7);
  }

  /** The same with the spread of the prices of one card, where there is room for it. */
  static String sourceAndSpread(Estimate estimate) {
    Purchase purchase = estimate.purchase();
    return purchase == null || purchase.low() == null || purchase.high() == null
        ? source(estimate)
        : source(estimate)
            + ", "
            + Figures.whole(purchase.low())
            + "–"
            + Figures.whole(purchase.high())
            + " a card";
  }

  private static String offer(@Nullable Offer offer, int nodes) {
    if (offer == null) {
      return "";
    }
    String times = nodes > 1 ? nodes + " × " : "";
    return times
        + offer.provider()
        + " "
        + offer.instanceType()
        + (offer.region() == null ? "" : " " + offer.region());
  }

  /** An estimate with the range it lies in. */
  static String range(@Nullable Interval interval, int figures) {
    return interval == null
        ? ""
        : Figures.significant(interval.value(), figures)
            + " ("
            + Figures.significant(interval.low(), figures)
            + "–"
            + Figures.significant(interval.high(), figures)
            + ")";
  }

  static String bar(double share) {
    int full = (int) Math.max(0, Math.min(BAR, Math.round(share * BAR)));
    return "█".repeat(full) + "░".repeat(BAR - full) + " " + Math.round(share * 100) + "%";
  }

  /**
   * How wide running text is set: as the screen, but never so wide that lines are hard to follow.
   */
  static int textWidth(Screen screen) {
    return Math.min(screen.width(), WIDEST_TEXT);
  }

  /** Lines no longer than a width, broken at spaces. */
  static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
