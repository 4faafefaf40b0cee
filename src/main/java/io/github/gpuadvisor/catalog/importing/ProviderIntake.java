package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was read of one provider: equal prices once, and of the spot prices of a region's zones the
 * lowest.
 */
final class ProviderIntake {
  /** Stands for the provider of rows that name none. */
  static final String NOBODY = "(no provider)";

  /** More do not fit into the file that is written. */
  private static final int MOST_OFFERS = 200_000;

  private final Tally tally = new Tally();
  private final List<Draft> kept = new ArrayList<>();
  private final Set<String> prices = new HashSet<>();
  private final Map<String, Zones> spots = new LinkedHashMap<>();

  /** Spot prices of one machine in the zones of one region. */
  private static final class Zones {
    private Draft lowest;
    private int zones = 1;

    Zones(Draft first) {
      this.lowest = first;
    }

    Draft noted() {
      return zones < 2 || lowest.zone() == null
          ? lowest
          : lowest.noting("zone " + lowest.zone() + ", the lowest of " + zones + " zones");
    }
  }

  Tally tally() {
    return tally;
  }

  void skip(Rule rule, Origin origin, String what) {
    tally.add(rule, origin, what);
  }

  void offer(Draft draft) {
    if (kept.size() + spots.size() >= MOST_OFFERS) {
      throw new ImportException(
          "invalid-import",
          draft.origin() + ": more than " + MOST_OFFERS + " prices of one provider",
          "Maybe fewer regions");
    }
    if (draft.pricing() == Offer.Pricing.SPOT && draft.zone() != null) {
      zone(draft);
    } else if (prices.add(draft.key() + '\t' + draft.price())) {
      kept.add(draft);
    } else {
      skip(Rule.SAME_PRICE, draft.origin(), draft.machine().type());
    }
  }

  private void zone(Draft draft) {
    Zones zones = spots.get(draft.key());
    if (zones == null) {
      spots.put(draft.key(), new Zones(draft));
      return;
    }
    zones.zones++;
    boolean lower =
        draft.price() < zones.lowest.price()
            || (draft.price() == zones.lowest.price()
                && String.valueOf(draft.zone()).compareTo(String.valueOf(zones.lowest.zone())) < 0);
    Draft dropped = lower ? zones.lowest : draft;
    zones.lowest = lower ? draft : zones.lowest;
    boolean same = dropped.price() == zones.lowest.price();
    skip(
        same ? Rule.SAME_PRICE : Rule.DEARER_ZONE,
        dropped.origin(),
        dropped.machine().type() + " " + dropped.zone());
  }

  /** All prices kept, in the order in which they were read, spot prices last. */
  List<Draft> drafts() {
    List<Draft> all = new ArrayList<>(kept);
    spots.values().forEach(zones -> all.add(zones.noted()));
    return all;
  }
}
