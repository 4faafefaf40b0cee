package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.workload.Preferences;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of offers that differ in nothing that is judged but the price, those that can be a row's best.
 * Price lists repeat a machine for every region; judging each of them would cost seconds and change
 * nothing.
 */
final class CheapestOffers {
  private CheapestOffers() {}

  /**
   * The cheapest offer of each row; of equal ones the first.
   *
   * @param offers of one GPU on like machines, each at a known price
   */
  static List<Offer> of(List<Offer> offers, Preferences.GroupBy rows) {
    if (rows == Preferences.GroupBy.OFFER) {
      return offers;
    }
    Map<String, Offer> cheapest = new LinkedHashMap<>();
    for (Offer offer : offers) {
      String row = rows == Preferences.GroupBy.PROVIDER ? offer.provider() : "";
      cheapest.merge(row, offer, (a, b) -> price(b) < price(a) ? b : a);
    }
    return new ArrayList<>(cheapest.values());
  }

  private static double price(Offer offer) {
    return offer.priceUsdPerHour() == null ? Double.MAX_VALUE : offer.priceUsdPerHour();
  }
}
