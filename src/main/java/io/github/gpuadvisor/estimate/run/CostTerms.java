package io.github.gpuadvisor.estimate.run;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Formula;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How cost and energy came about. */
public final class CostTerms {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double MILLION = 1e6;

  private final Deployment deployment;
  private final @Nullable Performance seen;
  private final List<Term> terms = new ArrayList<>();

  private CostTerms(Deployment deployment, @Nullable Performance seen) {
    this.deployment = deployment;
    this.seen = seen;
  }

  /**
   * The derivation, or null where neither price nor power is known.
   *
   * @param paid what the deployment costs
   * @param purchase price of a card, or null where none is asked for or known
   * @param seen its speed, or null where that is unknown
   */
  public static @Nullable Derivation of(
      Deployment deployment, Cost paid, @Nullable Purchase purchase, @Nullable Performance seen) {
    CostTerms cost = new CostTerms(deployment, seen);
    cost.rented(paid.perHour());
    cost.bought(purchase);
    cost.power();
    return cost.terms.isEmpty() ? null : new Derivation("cost", "Cost and energy", cost.terms);
  }

  private void add(String name, Term.Unit unit, Formula formula) {
    terms.add(new Term(name, unit, formula));
  }

  private void rented(@Nullable Double hour) {
    @Nullable Offer offer = deployment.offer();
    @Nullable Double price = offer == null ? null : offer.priceUsdPerHour();
    if (offer == null || price == null || hour == null) {
      return;
    }
    int nodes = deployment.nodes();
    Formula perHour =
        Formula.of(nodes, nodes + (nodes == 1 ? " instance" : " instances"))
            .times(Formula.of(price, "$" + Figures.usd(price)));
    add("an hour", Term.Unit.USD, perHour);
    Formula dollars = Formula.of(hour, "$" + Figures.usd(hour));
    add(
        "a month",
        Term.Unit.USD,
        dollars.times(Formula.of(RunEstimator.HOURS_PER_MONTH, 3, "hours")));
    if (seen == null) {
      return;
    }
    perAmount("a million tokens out", dollars, seen.outputTokensPerSecond(), MILLION);
    perAmount("a thousand samples", dollars, seen.itemsPerSecond(), 1000);
    if (seen.durationSeconds() != null) {
      double hours = seen.durationSeconds().value() / SECONDS_PER_HOUR;
      add(
          "the whole work",
          Term.Unit.USD,
          dollars.times(Formula.of(hours, Figures.significant(hours, 4) + " hours")));
    }
  }

  private void perAmount(
      String name, Formula dollars, @Nullable Interval perSecond, double amount) {
    if (perSecond != null && perSecond.value() > 0) {
      double rate = perSecond.value();
      add(
          name,
          Term.Unit.USD,
          dollars
              .times(Formula.of(amount, Figures.whole(amount)))
              .over(
                  Formula.of(rate, Figures.significant(rate, 4) + " a second")
                      .times(Formula.of(SECONDS_PER_HOUR))));
    }
  }

  private void bought(@Nullable Purchase purchase) {
    if (purchase != null) {
      double cards = RunEstimator.cards(deployment);
      add(
          "to buy",
          Term.Unit.USD,
          Formula.of(cards, Figures.whole(cards) + (cards == 1 ? " card" : " cards"))
              .times(Formula.of(purchase.priceUsd(), "$" + Figures.usd(purchase.priceUsd()))));
    }
  }

  private void power() {
    Accelerator gpu = deployment.gpu();
    @Nullable Double limit = gpu.tdpWatts();
    if (limit == null || seen == null) {
      return;
    }
    double idle = gpu.idleWatts() == null ? limit * RunEstimator.IDLE_SHARE : gpu.idleWatts();
    Formula waiting = Formula.of(idle, Figures.significant(idle, 3) + " W idle");
    Formula most = Formula.of(limit, Figures.significant(limit, 4) + " W limit");
    int gpus = deployment.gpuCount();
    add(
        "power",
        Term.Unit.WATTS,
        waiting
            .plus(
                most.minus(waiting)
                    .times(
                        Formula.of(
                            seen.utilization(),
                            Figures.whole(100 * seen.utilization()) + " % busy")))
            .times(Formula.of(gpus, gpus + (gpus == 1 ? " GPU" : " GPUs"))));
  }
}
