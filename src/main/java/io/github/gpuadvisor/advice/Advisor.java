package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.operations.Obtainable;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers a question from a catalog.
 *
 * <pre>{@code
 * Catalog catalog = CatalogIndex.builtIn();
 * Settings settings = Settings.of(Map.of("model", "llama-3.1-70b", "concurrency", "16"));
 * RequestReader reader = new RequestReader(catalog, LocalDate.now());
 * Recommendation answer =
 *     new Advisor(catalog).recommend(reader.readForRanking("inference", settings));
 * }</pre>
 */
public final class Advisor {
  private final Catalog catalog;
  private final Collection<Accelerator> gpus;

  public Advisor(Catalog catalog) {
    this(catalog, catalog.gpus());
  }

  private Advisor(Catalog catalog, Collection<Accelerator> gpus) {
    this.catalog = catalog;
    this.gpus = gpus;
  }

  /** The same for one GPU: what is asked about it alone need not look at the others. */
  Advisor on(Accelerator gpu) {
    return new Advisor(catalog, List.of(gpu));
  }

  Catalog catalog() {
    return catalog;
  }

  /** Ranks every deployment that qualifies and explains every GPU that does not. */
  public Recommendation recommend(Request request) {
    List<Assessment> qualified = new ArrayList<>();
    List<Eliminated> eliminated = new ArrayList<>();
    PriceDates prices = new PriceDates(request.limits().market().today());
    double reserved = request.limits().hardware().reservedGiB();
    Collection<Accelerator> considered = considered(request);
    for (Accelerator whole : considered) {
      Accelerator gpu = whole.reserving(reserved);
      Found found = found(gpu, request, prices);
      qualified.addAll(found.qualified());
      if (found.eliminated() != null) {
        eliminated.add(found.eliminated());
      }
    }
    eliminated.sort(Order::byDistance);
    boolean bought = request.limits().market().purchase() == Limits.Purchase.BUY;
    List<Ranked> ranked = Ranking.of(BestRows.of(qualified, request), bought);
    return new Recommendation(
        request,
        ranked,
        eliminated,
        considered.size(),
        prices.count(),
        prices.span(),
        Cautions.of(request, ranked, prices),
        upgrade(request, ranked));
  }

  /**
   * The first row of the answer alone, for questions that are asked to compare; null where nothing
   * qualifies.
   */
  @Nullable Assessment best(Request request) {
    PriceDates prices = new PriceDates(request.limits().market().today());
    double reserved = request.limits().hardware().reservedGiB();
    @Nullable Assessment best = null;
    for (Accelerator whole : considered(request)) {
      for (Assessment one : found(whole.reserving(reserved), request, prices).qualified()) {
        best = best == null || Order.byScore(one, best) < 0 ? one : best;
      }
    }
    return best;
  }

  /** Of what is at hand, nothing else need be looked at, or told why it is left out. */
  Collection<Accelerator> considered(Request request) {
    @Nullable AtHand atHand = request.limits().hardware().atHand();
    if (atHand == null || gpus.size() == 1) {
      return gpus;
    }
    List<Accelerator> some = new ArrayList<>();
    for (Accelerator gpu : gpus) {
      if (atHand.of(gpu.id()) != null) {
        some.add(gpu);
      }
    }
    return some;
  }

  private @Nullable Upgrade upgrade(Request request, List<Ranked> ranked) {
    @Nullable AtHand atHand = request.limits().hardware().atHand();
    return atHand == null || !atHand.upgrade()
        ? null
        : new StepUp(catalog, request, atHand)
            .from(gpus, ranked.isEmpty() ? null : ranked.get(0).assessment());
  }

  /** What qualifies of one GPU, or why nothing does. */
  record Found(List<Assessment> qualified, @Nullable Eliminated eliminated) {}

  /** One GPU, in the first of the formats in which it qualifies. */
  Found found(Accelerator gpu, Request request, PriceDates prices) {
    @Nullable Eliminated outright = null;
    List<Assessment> missed = new ArrayList<>();
    for (Request inFormat : Formats.of(request)) {
      List<Failure> failures = gpuFailures(gpu, inFormat);
      if (!failures.isEmpty()) {
        outright = outright == null ? Eliminated.outright(gpu, failures) : outright;
        continue;
      }
      List<Offer> market = Deployments.market(catalog, gpu, inFormat);
      addPrices(gpu, market, inFormat, prices);
      List<Assessment> all = new Deployments(catalog, gpu, inFormat).under(market);
      List<Assessment> qualified = new ArrayList<>();
      for (Assessment one : all) {
        if (one.qualifies()) {
          qualified.add(one);
        }
      }
      if (!qualified.isEmpty()) {
        return new Found(qualified, null);
      }
      missed.addAll(all);
      outright = outright == null && all.isEmpty() ? noPlan(gpu, inFormat) : outright;
    }
    return new Found(List.of(), missed.isEmpty() ? outright : nearest(gpu, missed, request));
  }

  private void addPrices(Accelerator gpu, List<Offer> market, Request request, PriceDates prices) {
    for (Offer offer : market) {
      prices.add(offer.provider(), offer.asOf());
    }
    @Nullable Purchase purchase = Obtainable.purchase(catalog, gpu);
    Limits.Purchase how = request.limits().market().purchase();
    boolean buys = how == Limits.Purchase.BUY || how == Limits.Purchase.ANY;
    if (purchase != null && buys) {
      prices.add(PriceDate.CARDS, purchase.asOf());
    }
  }

  private List<Failure> gpuFailures(Accelerator gpu, Request request) {
    List<Failure> failures = new ArrayList<>();
    for (GpuRequirement requirement : RuleSet.GPU_REQUIREMENTS) {
      if (requirement.check(gpu, request, catalog) instanceof Verdict.Failed failed) {
        failures.add(
            new Failure(requirement.id(), failed.finding(), failed.excess(), failed.fix()));
      }
    }
    return failures;
  }

  private static Eliminated nearest(Accelerator gpu, List<Assessment> all, Request request) {
    return Eliminated.after(gpu, new Nearest(Collections.min(all, Order::byFailures), request));
  }

  private static Eliminated noPlan(Accelerator gpu, Request request) {
    String sentence = "no valid plan of " + request.workload().model().name() + " on " + gpu.name();
    return Eliminated.outright(
        gpu,
        List.of(new Failure(RuleSet.VALID_PLAN, new Statement(sentence), Double.MAX_VALUE, null)));
  }
}
