package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One instance costs about the same in every region. */
final class RegionsAgree implements Lint {
  private static final double MOST_APART = 1.4;

  @Override
  public String name() {
    return "regions-agree";
  }

  @Override
  public String description() {
    return "One instance type more than 40 % dearer in one region than in another at the same kind"
        + " of price, spot apart, which follows the hour: an old row, or another instance's.";
  }

  @Override
  public String tip() {
    return "Read both regions again on one day; where the provider does ask that much, give the"
        + " exception with that reason.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    Map<String, Offer> cheapest = new TreeMap<>();
    for (Offer offer : catalog.offers()) {
      if (comparable(offer)) {
        cheapest.merge(kind(offer), offer, (a, b) -> price(a) <= price(b) ? a : b);
      }
    }
    List<Problem> problems = new ArrayList<>();
    for (Offer offer : catalog.offers()) {
      Offer least = comparable(offer) ? cheapest.get(kind(offer)) : null;
      if (least != null && price(offer) > price(least) * MOST_APART) {
        problems.add(
            problem(
                offer.key(),
                "$"
                    + Figures.usd(price(offer))
                    + " ("
                    + offer.asOf()
                    + ") is "
                    + Figures.significant((price(offer) / price(least) - 1) * 100, 2)
                    + " % above $"
                    + Figures.usd(price(least))
                    + " in "
                    + least.region()
                    + " ("
                    + least.asOf()
                    + ")"));
      }
    }
    return problems;
  }

  private static boolean comparable(Offer offer) {
    return offer.region() != null
        && offer.priceUsdPerHour() != null
        && offer.state().equals("listed")
        && offer.pricing() != Offer.Pricing.SPOT;
  }

  private static double price(Offer offer) {
    Double price = offer.priceUsdPerHour();
    return price == null ? 0 : price;
  }

  private static String kind(Offer offer) {
    return String.join(
        "\n",
        offer.provider(),
        offer.instanceType(),
        offer.gpu(),
        offer.gpuCount() + " " + offer.gpuFraction(),
        offer.pricing().id(),
        String.valueOf(offer.term()),
        String.valueOf(offer.tier()),
        String.valueOf(offer.covers()));
  }
}
