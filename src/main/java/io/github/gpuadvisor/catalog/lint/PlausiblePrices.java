package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Prices are above zero and below what anybody asks, and spot is not above on-demand for the same
 * instance.
 */
final class PlausiblePrices implements Lint {
  private static final double HIGHEST_PER_GPU = 100;

  @Override
  public String name() {
    return "plausible-prices";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Double> onDemand = new HashMap<>();
    for (Offer offer : catalog.offers()) {
      Double price = offer.priceUsdPerHour();
      if (price != null && offer.pricing() == Offer.Pricing.ON_DEMAND) {
        onDemand.merge(place(offer), price, Math::max);
      }
    }
    for (Offer offer : catalog.offers()) {
      Double price = offer.priceUsdPerHour();
      if (price == null) {
        continue;
      }
      if (!(price > 0) || price / offer.gpuCount() > HIGHEST_PER_GPU) {
        problems.add(new Problem(name(), offer.key(), "price " + price + " is not plausible"));
      }
      Double full = onDemand.get(place(offer));
      if (offer.pricing() == Offer.Pricing.SPOT && full != null && price > full) {
        problems.add(
            new Problem(name(), offer.key(), "spot " + price + " is above on-demand " + full));
      }
    }
    return problems;
  }

  private static String place(Offer offer) {
    return offer.provider()
        + " "
        + offer.instanceType()
        + " "
        + offer.region()
        + " "
        + offer.gpu()
        + " "
        + offer.gpuCount();
  }
}
