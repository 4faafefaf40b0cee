package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How things are called in text. */
public final class Wording {
  private static final int BAR = 10;
  private static final int SCORE_BAR = 8;
  private static final int WIDEST_TEXT = 160;
  private static final int MOST_NUMBERS = 4;

  private Wording() {}

  /** A GPU without the words that everybody knows. */
  public static String gpu(Accelerator gpu) {
    return gpu.shortName();
  }

  /** A number of GPUs, as paid for. */
  public static String count(Deployment deployment) {
    return deployment.gpuCount() + " × " + gpu(deployment.gpu());
  }

  /** Where it is rented, or the condition and month of the price it is bought at. */
  public static String source(Estimate estimate) {
    Purchase purchase = estimate.purchase();
    Deployment deployment = estimate.deployment();
    return purchase == null
        ? offer(deployment.offer(), deployment.nodes())
        : purchase.condition() + ", " + purchase.asOf().toString().substring(0, 7);
  }

  /** The same with the spread of the prices of one card, where there is room for it. */
  public static String sourceAndSpread(Estimate estimate) {
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
  public static String range(@Nullable Interval interval, int figures) {
    return interval == null
        ? ""
        : Figures.significant(interval.value(), figures)
            + " ("
            + Figures.significant(interval.low(), figures)
            + "–"
            + Figures.significant(interval.high(), figures)
            + ")";
  }

  /** A share drawn, with its number. */
  public static String bar(double share) {
    return blocks(share, BAR) + " " + Math.round(share * 100) + "%";
  }

  /** What a criterion adds, as a product with its value drawn. */
  public static String sum(Contribution one) {
    return Figures.fixed(one.amount(), 3)
        + " = "
        + Figures.fixed(one.weight(), 2)
        + " × "
        + Figures.fixed(one.value(), 3)
        + " "
        + blocks(one.value(), SCORE_BAR)
        + "  ";
  }

  /** A share drawn with a number of characters. */
  public static String blocks(double share, int characters) {
    int full = (int) Math.max(0, Math.min(characters, Math.round(share * characters)));
    return "█".repeat(full) + "░".repeat(characters - full);
  }

  /**
   * How wide running text is set: as the screen, but never so wide that lines are hard to follow.
   */
  public static int textWidth(Screen screen) {
    return Math.min(screen.width(), WIDEST_TEXT);
  }

  /**
   * Numbers as people list them, the first few of many.
   *
   * @param one what stands before a single number
   * @param several what stands before more
   */
  public static String numbers(List<Integer> numbers, String one, String several) {
    List<String> parts = new ArrayList<>();
    for (int number : numbers.subList(0, Math.min(MOST_NUMBERS, numbers.size()))) {
      parts.add(String.valueOf(number));
    }
    int more = numbers.size() - parts.size();
    return (numbers.size() == 1 ? one : several)
        + String.join(", ", parts)
        + (more > 0 ? " and " + more + " more" : "");
  }

  /** What is to be said about an answer, a paragraph each. */
  public static List<String> notes(List<Warning> warnings, int width) {
    List<String> lines = new ArrayList<>();
    for (Warning warning : warnings) {
      lines.addAll(wrapped("Note: " + warning.sentence() + ".", width));
    }
    return lines;
  }

  /** Lines no longer than a width, broken at spaces. */
  public static List<String> wrapped(String text, int width) {
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
