package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What can be taken away costs less than what cannot. */
final class SpotBelowOnDemand implements Lint {
  @Override
  public String name() {
    return "spot-below-on-demand";
  }

  @Override
  public String description() {
    return "Spot prices at or above the on-demand price of the same instance and region: columns"
        + " were swapped, or one of the two is old.";
  }

  @Override
  public String tip() {
    return "Read both prices on the same day from the same page.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    Map<String, Double> onDemand = new HashMap<>();
    for (Offer offer : catalog.offers()) {
      Double price = offer.priceUsdPerHour();
      if (price != null && offer.pricing() == Offer.Pricing.ON_DEMAND) {
        onDemand.merge(place(offer), price, Math::max);
      }
    }
    List<Problem> problems = new ArrayList<>();
    for (Offer offer : catalog.offers()) {
      Double price = offer.priceUsdPerHour();
      Double full = onDemand.get(place(offer));
      if (price != null && full != null && offer.pricing() == Offer.Pricing.SPOT && price >= full) {
        problems.add(
            problem(
                offer.key(),
                "spot $" + Figures.usd(price) + " is not below on-demand $" + Figures.usd(full)));
      }
    }
    return problems;
  }

  private static String place(Offer offer) {
    return String.join(
        "\n",
        offer.provider(),
        offer.instanceType(),
        String.valueOf(offer.region()),
        String.valueOf(offer.tier()),
        offer.gpu(),
        String.valueOf(offer.gpuCount()));
  }
}
