package io.github.gpuadvisor.catalog.lint;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Nothing is free, and nothing costs more than anybody asks. */
final class PricesAboveZero implements Lint {
  private static final double HIGHEST_PER_GPU_HOUR = 100;
  private static final double HIGHEST_PER_CARD = 200_000;

  @Override
  public String name() {
    return "prices-above-zero";
  }

  @Override
  public String description() {
    return "Prices of zero or less, above $100 per GPU-hour or $200,000 per card, and spreads that"
        + " do not hold their price: one such row wins, or sinks, every ranking by cost.";
  }

  @Override
  public String tip() {
    return "A price nobody knows is null; the price of an instance is for the whole instance and one"
        + " hour.";
  }

  @Override
  public List<Problem> check(Catalog catalog) {
    List<Problem> problems = new ArrayList<>();
    for (Offer offer : catalog.offers()) {
      Double price = offer.priceUsdPerHour();
      if (price != null && !(price > 0 && price / offer.gpuCount() <= HIGHEST_PER_GPU_HOUR)) {
        problems.add(
            problem(
                offer.key(),
                "$" + Figures.usd(price) + "/h for " + offer.gpuCount() + " GPUs is no price"));
      }
    }
    for (String gpu : new TreeSet<>(catalog.purchased())) {
      for (Purchase purchase : catalog.purchasesOf(gpu)) {
        check("purchase of " + gpu, purchase, problems);
      }
    }
    return problems;
  }

  private void check(String where, Purchase purchase, List<Problem> problems) {
    double price = purchase.priceUsd();
    if (!(price > 0 && price <= HIGHEST_PER_CARD)) {
      problems.add(problem(where, "$" + Figures.usd(price) + " is no price of a card"));
    }
    Double low = purchase.low();
    Double high = purchase.high();
    if ((low != null && !(low > 0 && low <= price)) || (high != null && high < price)) {
      problems.add(
          problem(
              where, "$" + Figures.usd(price) + " is outside its spread " + low + " to " + high));
    }
  }
}
