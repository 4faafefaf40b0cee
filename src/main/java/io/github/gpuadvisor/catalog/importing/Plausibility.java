package io.github.gpuadvisor.catalog.importing;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges prices of one provider against each other. */
final class Plausibility {
  /** On demand, regions of one provider seldom differ by more; errors of a file do. */
  private static final double OF_DEAREST = 0.6;

  private final Tally tally;

  Plausibility(Tally tally) {
    this.tally = tally;
  }

  /** The drafts that stay, doubtful ones with a note. */
  List<Draft> judged(List<Draft> drafts) {
    return regions(spots(drafts));
  }

  private static String place(Draft draft) {
    return kind(draft) + '\t' + draft.region();
  }

  private List<Draft> spots(List<Draft> drafts) {
    Map<String, Double> onDemand = new HashMap<>();
    Map<String, Double> dearest = new HashMap<>();
    for (Draft draft : drafts) {
      if (draft.pricing() == Offer.Pricing.ON_DEMAND) {
        onDemand.merge(place(draft), draft.price(), Math::min);
        dearest.merge(draft.machine().gpu(), perGpu(draft), Math::max);
      }
    }
    List<Draft> left = new ArrayList<>();
    for (Draft draft : drafts) {
      @Nullable String doubt =
          draft.pricing() == Offer.Pricing.SPOT
              ? doubt(draft, onDemand.get(place(draft)), dearest.get(draft.machine().gpu()))
              : null;
      if (doubt == null) {
        left.add(draft);
      } else {
        tally.add(
            Rule.SPOT_ABOVE_ON_DEMAND,
            draft.origin(),
            draft.machine().type() + " " + draft.price() + doubt);
      }
    }
    return left;
  }

  private static double perGpu(Draft draft) {
    return draft.price() / draft.machine().gpus();
  }

  /**
   * What speaks against a spot price, or null.
   *
   * @param full on-demand price of the same machine
   * @param dearest highest on-demand price per GPU of any machine with this GPU: files give the two
   *     kinds of price to machines of different names
   */
  private static @Nullable String doubt(
      Draft spot, @Nullable Double full, @Nullable Double dearest) {
    if (full != null && spot.price() >= full) {
      return ", on demand " + full;
    }
    return dearest != null && perGpu(spot) >= dearest
        ? ", on demand at most " + Figures.usd(dearest) + " a GPU"
        : null;
  }

  private List<Draft> regions(List<Draft> drafts) {
    Map<String, Draft> dearest = new HashMap<>();
    for (Draft draft : drafts) {
      if (isCompared(draft)) {
        dearest.merge(kind(draft), draft, (a, b) -> b.price() > a.price() ? b : a);
      }
    }
    List<Draft> noted = new ArrayList<>();
    for (Draft draft : drafts) {
      @Nullable Draft top = isCompared(draft) ? dearest.get(kind(draft)) : null;
      if (top != null && draft.price() < OF_DEAREST * top.price()) {
        tally.add(
            Rule.REGIONS_DIFFER,
            draft.origin(),
            draft.machine().type()
                + " "
                + draft.price()
                + " in "
                + draft.region()
                + ", "
                + top.price()
                + " in "
                + top.region());
        noted.add(draft.noting("suspect: " + top.region() + " has this machine at " + top.price()));
      } else {
        noted.add(draft);
      }
    }
    return noted;
  }

  /** Spot prices move too much to tell anything. */
  private static boolean isCompared(Draft draft) {
    return draft.pricing() == Offer.Pricing.ON_DEMAND && draft.region() != null;
  }

  private static String kind(Draft draft) {
    Draft.Machine machine = draft.machine();
    return machine.type() + '\t' + machine.gpu() + '\t' + machine.gpus();
  }
}
