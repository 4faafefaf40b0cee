package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.workload.Pool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts workloads together on GPUs of one kind: under one offer, bought, or at hand. */
final class PoolPlanner {
  private final Accelerator gpu;
  private final Pool pool;
  private final List<List<Assessment>> qualified;
  private final List<Failure> failures = new ArrayList<>();

  /**
   * @param qualified of each workload, what meets its requirements on this GPU
   */
  PoolPlanner(Accelerator gpu, Pool pool, List<List<Assessment>> qualified) {
    this.gpu = gpu;
    this.pool = pool;
    this.qualified = qualified;
  }

  /** The cheapest pool; null where none keeps to the limits of the whole. */
  @Nullable PoolRow best() {
    @Nullable PoolRow best = null;
    for (List<List<Assessment>> alike : byOffer().values()) {
      @Nullable PoolRow row = row(alike);
      @Nullable Failure failure = row == null ? null : PoolLimits.broken(pool, row);
      if (failure != null) {
        failures.add(failure);
      } else if (row != null && (best == null || better(row, best))) {
        best = row;
      }
    }
    return best;
  }

  /** What the pools that were tried fail; asked where there is no best. */
  List<Failure> failures() {
    if (failures.isEmpty()) {
      failures.add(
          new Failure(
              "operations/offer",
              new Statement("no one machine of " + gpu.name() + " serves all workloads"),
              Double.MAX_VALUE,
              null));
    }
    failures.sort((a, b) -> Double.compare(a.excess(), b.excess()));
    return List.of(failures.get(0));
  }

  private static boolean better(PoolRow one, PoolRow other) {
    return one.price() != other.price() ? one.price() < other.price() : one.score() > other.score();
  }

  /** Assessments of all workloads that could stand on the same machines. */
  private Map<String, List<List<Assessment>>> byOffer() {
    Map<String, List<List<Assessment>>> alike = new LinkedHashMap<>();
    for (Assessment one : qualified.get(0)) {
      alike.computeIfAbsent(key(one), any -> new ArrayList<>());
    }
    for (Map.Entry<String, List<List<Assessment>>> entry : alike.entrySet()) {
      for (List<Assessment> ofOne : qualified) {
        List<Assessment> some = new ArrayList<>();
        for (Assessment one : ofOne) {
          if (key(one).equals(entry.getKey())) {
            some.add(one);
          }
        }
        entry.getValue().add(some);
      }
    }
    alike.values().removeIf(members -> members.stream().anyMatch(List::isEmpty));
    return alike;
  }

  private static String key(Assessment one) {
    Deployment deployment = one.estimate().deployment();
    @Nullable Offer offer = deployment.offer();
    return offer != null ? offer.key() : String.valueOf(deployment.node().gpus());
  }

  private @Nullable PoolRow row(List<List<Assessment>> alike) {
    return switch (pool.sharing()) {
      case SIDE_BY_SIDE -> sideBySide(alike);
      case IN_TURNS -> inTurns(alike);
      case AT_ONCE -> {
        AtOnce.@Nullable Placed placed = new AtOnce(pool, alike).place(failures);
        yield placed == null ? null : row(placed.parts(), placed.shares(), 1);
      }
    };
  }

  private PoolRow sideBySide(List<List<Assessment>> alike) {
    List<Assessment> parts = new ArrayList<>();
    int gpus = 0;
    for (List<Assessment> one : alike) {
      Assessment fewest = fewest(one);
      gpus += gpus(fewest);
      parts.add(fewest);
    }
    return row(parts, nothing(), gpus);
  }

  /** As many GPUs as the one that needs most; the others may use them too. */
  private PoolRow inTurns(List<List<Assessment>> alike) {
    int most = 0;
    for (List<Assessment> one : alike) {
      most = Math.max(most, gpus(fewest(one)));
    }
    List<Assessment> parts = new ArrayList<>();
    List<@Nullable Double> shares = new ArrayList<>();
    for (int i = 0; i < alike.size(); i++) {
      Assessment best = fewest(alike.get(i));
      for (Assessment one : alike.get(i)) {
        best = gpus(one) <= most && Order.byScore(one, best) < 0 ? one : best;
      }
      parts.add(best);
      shares.add(pool.members().get(i).share());
    }
    return row(parts, shares, most);
  }

  private List<@Nullable Double> nothing() {
    List<@Nullable Double> shares = new ArrayList<>();
    pool.members().forEach(any -> shares.add(null));
    return shares;
  }

  private static int gpus(Assessment one) {
    return one.estimate().deployment().plan().gpus();
  }

  /** The assessment with the fewest GPUs; of equals the best. */
  private static Assessment fewest(List<Assessment> some) {
    Assessment fewest = some.get(0);
    for (Assessment one : some) {
      int order = Integer.compare(gpus(one), gpus(fewest));
      fewest = order < 0 || (order == 0 && Order.byScore(one, fewest) < 0) ? one : fewest;
    }
    return fewest;
  }

  private PoolRow row(List<Assessment> parts, List<@Nullable Double> shares, int gpus) {
    @Nullable Offer offer = parts.get(0).estimate().deployment().offer();
    @Nullable Purchase card = parts.get(0).estimate().purchase();
    int perNode =
        offer == null ? parts.get(0).estimate().deployment().node().gpus() : offer.gpuCount();
    int nodes = (gpus + perNode - 1) / perNode;
    @Nullable Double price = offer == null ? null : offer.priceUsdPerHour();
    int cards = (gpus + gpu.devicesPerCard() - 1) / gpu.devicesPerCard();
    int paid = offer == null ? gpus : nodes * offer.gpuCount();
    return new PoolRow(
        gpu,
        paid,
        nodes,
        offer,
        price == null ? null : Double.valueOf(price * nodes),
        card == null ? null : Double.valueOf(card.priceUsd() * cards),
        parts,
        shares,
        score(parts, (double) gpus / paid));
  }

  /**
   * The mean of the parts; GPUs that are paid for and not used take from what the parts have for
   * their cost.
   */
  private static double score(List<Assessment> parts, double used) {
    double score = 0;
    for (Assessment one : parts) {
      score += one.score() / parts.size();
      for (Contribution part : one.contributions()) {
        boolean cost = part.criterion().equals("cost/per-token");
        score -= cost ? (1 - used) * part.amount() / parts.size() : 0;
      }
    }
    return score;
  }
}
