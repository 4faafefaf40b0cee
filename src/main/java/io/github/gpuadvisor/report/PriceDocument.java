package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.estimate.run.Cost;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a JSON document that say what a deployment is paid for. */
public final class PriceDocument {
  private PriceDocument() {}

  public static @Nullable Map<String, @Nullable Object> offer(@Nullable Offer offer) {
    if (offer == null) {
      return null;
    }
    return new Tree()
        .put("provider", offer.provider())
        .put("instanceType", offer.instanceType())
        .put("region", offer.region())
        .put("country", offer.country())
        .put("pricing", offer.pricing().id())
        .exact("priceUsdPerHour", offer.priceUsdPerHour())
        .put("asOf", offer.asOf().toString())
        .put("source", offer.source())
        .put("covers", offer.covers())
        .put("note", offer.note())
        .map();
  }

  public static @Nullable Map<String, @Nullable Object> purchase(@Nullable Purchase purchase) {
    return purchase == null
        ? null
        : new Tree()
            .put("condition", purchase.condition())
            .number("priceUsd", purchase.priceUsd())
            .number("low", purchase.low())
            .number("high", purchase.high())
            .put("asOf", purchase.asOf().toString())
            .put("source", purchase.source())
            .map();
  }

  public static Map<String, @Nullable Object> cost(Cost cost) {
    return new Tree()
        .number("usdPerHour", cost.perHour())
        .number("usdPerMonth", cost.perMonth())
        .number("usdPerMillionOutputTokens", cost.perMillionOutputTokens())
        .number("usdPerThousandItems", cost.perThousandItems())
        .number("totalUsd", cost.total())
        .number("purchaseUsd", cost.purchase())
        .map();
  }
}
