package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Refuses an import whose rows collapse or whose prices jump against the last good data: sooner a
 * broken file than a market that changed so much.
 */
final class Guard {
  /** Of fewer offers a few more or less prove nothing. */
  private static final int FEWEST_OFFERS = 8;

  private static final double LARGEST_FACTOR = 2;

  private Guard() {}

  /**
   * What speaks against an import, as a sentence; null for nothing.
   *
   * @param tally told of single GPUs whose price jumped
   */
  static @Nullable String objection(
      String provider, List<Offer> offers, LastGood before, Tally tally) {
    int had = before.offers().size();
    if (had >= FEWEST_OFFERS && 2 * offers.size() < had) {
      return provider
          + ": "
          + offers.size()
          + (offers.size() == 1 ? " offer" : " offers")
          + ", fewer than half of the "
          + had
          + " of "
          + before.name();
    }
    List<LastGood.Known> after = new ArrayList<>();
    for (Offer offer : offers) {
      LastGood.@Nullable Known known = LastGood.Known.of(offer);
      if (known != null) {
        after.add(known);
      }
    }
    return jump(provider, medians(before.offers()), medians(after), before.name(), tally);
  }

  private static @Nullable String jump(
      String provider,
      Map<String, Double> before,
      Map<String, Double> after,
      String name,
      Tally tally) {
    List<Double> factors = new ArrayList<>();
    after.forEach(
        (kind, price) -> {
          @Nullable Double old = before.get(kind);
          if (old != null) {
            double factor = price / old;
            factors.add(factor);
            if (isJump(factor)) {
              String now = kind + " " + Figures.usd(price) + ", before " + Figures.usd(old);
              tally.add(Rule.PRICE_JUMP, new Origin(provider, 0), now);
            }
          }
        });
    if (factors.isEmpty() || !isJump(median(factors))) {
      return null;
    }
    return provider
        + ": prices per GPU are "
        + Figures.significant(median(factors), 2)
        + " times those of "
        + name
        + ", in the middle of the "
        + factors.size()
        + " kinds that both have";
  }

  private static boolean isJump(double factor) {
    return factor > LARGEST_FACTOR || factor < 1 / LARGEST_FACTOR;
  }

  /** Median price of one GPU, by GPU and kind of price. */
  private static Map<String, Double> medians(List<LastGood.Known> offers) {
    Map<String, List<Double>> prices = new TreeMap<>();
    for (LastGood.Known offer : offers) {
      prices
          .computeIfAbsent(offer.gpu() + " " + offer.pricing().id(), any -> new ArrayList<>())
          .add(offer.pricePerGpu());
    }
    Map<String, Double> medians = new TreeMap<>();
    prices.forEach((kind, all) -> medians.put(kind, median(all)));
    return medians;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
