package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import org.jspecify.annotations.Nullable;

/**
 * The cheapest step up from what is at hand.
 *
 * @param to what one would have then
 * @param cards to buy for it
 * @param usd that these cost
 */
public record Upgrade(Assessment to, int cards, double usd) {
  /** The step to a deployment, or null where a price is missing or nothing is to be bought. */
  static @Nullable Upgrade to(Assessment better, int cardsAtHand) {
    Estimate estimate = better.estimate();
    Deployment deployment = estimate.deployment();
    int perCard = deployment.gpu().devicesPerCard();
    int cards = (deployment.plan().gpus() + perCard - 1) / perCard - cardsAtHand;
    return estimate.purchase() == null || cards <= 0
        ? null
        : new Upgrade(better, cards, cards * estimate.purchase().priceUsd());
  }
}
