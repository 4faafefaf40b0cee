package io.github.gpuadvisor.rule.operations;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Someone rents the chip out (or sells it) on the terms asked for, at a known price. */
public final class Obtainable implements GpuRequirement {
  @Override
  public String id() {
    return "operations/offer";
  }

  @Override
  public Verdict check(Accelerator gpu, Request request, Catalog catalog) {
    Limits.Market market = request.limits().market();
    if (market.purchase() == Limits.Purchase.OWN) {
      return Verdict.MET;
    }
    if (market.purchase() != Limits.Purchase.BUY && isRented(catalog, gpu, market)) {
      return Verdict.MET;
    }
    if (market.purchase() != Limits.Purchase.RENT && purchase(catalog, gpu) != null) {
      return Verdict.MET;
    }
    return new Verdict.Failed(
        new Statement(sentence(gpu, market, catalog)), Double.MAX_VALUE, fix(gpu, market, catalog));
  }

  @Override
  public Finding held(Accelerator gpu, Request request, Catalog catalog) {
    Limits.Market market = request.limits().market();
    if (market.purchase() == Limits.Purchase.OWN) {
      return new Statement("is at hand");
    }
    List<Offer> offers =
        market.purchase() == Limits.Purchase.BUY ? List.of() : offers(catalog, gpu, market);
    if (offers.isEmpty()) {
      return new Statement("a price to buy it is known");
    }
    long providers = offers.stream().map(Offer::provider).distinct().count();
    return new Statement(
        offers.size()
            + (offers.size() == 1 ? " offer of " : " offers of ")
            + providers
            + (providers == 1 ? " provider, " : " providers, ")
            + market.pricing().id());
  }

  /** Offers of a chip on the terms asked for, in stable order. */
  public static List<Offer> offers(Catalog catalog, Accelerator gpu, Limits.Market market) {
    List<Offer> offers = new ArrayList<>();
    for (Offer offer : catalog.offersOf(gpu.id())) {
      if (offer.rentable() && allowed(offer, market)) {
        offers.add(offer);
      }
    }
    return offers;
  }

  private static boolean isRented(Catalog catalog, Accelerator gpu, Limits.Market market) {
    for (Offer offer : catalog.offersOf(gpu.id())) {
      if (offer.rentable() && allowed(offer, market)) {
        return true;
      }
    }
    return false;
  }

  private static List<Offer> rentable(Catalog catalog, Accelerator gpu) {
    List<Offer> offers = new ArrayList<>();
    for (Offer offer : catalog.offersOf(gpu.id())) {
      if (offer.rentable()) {
        offers.add(offer);
      }
    }
    return offers;
  }

  private static boolean allowed(Offer offer, Limits.Market market) {
    return offer.pricing() == market.pricing()
        && (market.providers() == null || market.providers().contains(offer.provider()))
        && (market.regions() == null
            || (offer.region() != null
                && market.regions().contains(offer.region().toLowerCase(Locale.ROOT))))
        && (market.countries() == null
            || (offer.country() != null && market.countries().contains(offer.country())));
  }

  /** What a card costs: the newest price known, else the launch price. */
  public static @Nullable Purchase purchase(Catalog catalog, Accelerator gpu) {
    if (isModule(gpu)) {
      return null;
    }
    @Nullable Purchase newest = catalog.newestPurchase(gpu.id());
    if (newest != null || gpu.launchPriceUsd() == null || gpu.launchDate() == null) {
      return newest;
    }
    String source = gpu.sources().getOrDefault("launchPriceUsd", "unknown");
    return new Purchase(
        gpu.id(), "list", gpu.launchPriceUsd(), null, null, null, gpu.launchDate(), source);
  }

  /** Modules for server boards are not cards that one buys and plugs in. */
  private static boolean isModule(Accelerator gpu) {
    String form = gpu.formFactor();
    return form != null && (form.startsWith("sxm") || form.startsWith("oam"));
  }

  private static String sentence(Accelerator gpu, Limits.Market market, Catalog catalog) {
    if (market.purchase() == Limits.Purchase.BUY) {
      return isModule(gpu)
          ? gpu.name() + " is a module for a server board, not a card to buy"
          : "no purchase price of " + gpu.name() + " is known";
    }
    List<Offer> all = rentable(catalog, gpu);
    if (all.isEmpty()) {
      boolean sold = market.purchase() == Limits.Purchase.ANY;
      return "nobody in the catalog rents out "
          + (sold ? "or sells " : "")
          + "a whole "
          + gpu.name();
    }
    boolean unplaced =
        market.countries() != null && all.stream().anyMatch(offer -> offer.country() == null);
    return "no offer of "
        + gpu.name()
        + " on these terms ("
        + market.pricing().id()
        + "); "
        + all.size()
        + " on others"
        + (unplaced ? ", some of unknown country" : "");
  }

  private static @Nullable String fix(Accelerator gpu, Limits.Market market, Catalog catalog) {
    if (market.purchase() == Limits.Purchase.BUY) {
      return rentable(catalog, gpu).isEmpty() ? null : "--purchase any";
    }
    boolean spot = false;
    for (Offer offer : rentable(catalog, gpu)) {
      spot |= offer.pricing() == Offer.Pricing.SPOT;
    }
    if (spot && market.pricing() != Offer.Pricing.SPOT) {
      return "--pricing spot";
    }
    boolean rents = market.budget() != null && market.budget().rents();
    return rents || purchase(catalog, gpu) == null ? null : "--purchase any";
  }
}
