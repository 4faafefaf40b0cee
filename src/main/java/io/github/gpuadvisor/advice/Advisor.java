package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.RuleSet;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.operations.Obtainable;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
  /** Machines that one would build where none is rented. */
  private static final int[] BUILT_SIZES = {1, 2, 4, 8};

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
    List<PriceDate> prices = new ArrayList<>();
    for (Accelerator gpu : gpus) {
      List<Failure> failures = gpuFailures(gpu, request);
      if (!failures.isEmpty()) {
        eliminated.add(Eliminated.outright(gpu, failures));
        continue;
      }
      List<Offer> market = market(gpu, request);
      addPrices(gpu, market, request, prices);
      List<Assessment> all = assess(gpu, market, request);
      int before = qualified.size();
      for (Assessment one : all) {
        if (one.qualifies()) {
          qualified.add(one);
        }
      }
      if (qualified.size() == before) {
        eliminated.add(nearest(gpu, all, request));
      }
    }
    eliminated.sort(Order::byDistance);
    boolean bought = request.limits().market().purchase() == Limits.Purchase.BUY;
    List<Ranked> ranked = Ranking.of(bestOfEach(qualified, request), bought);
    return new Recommendation(
        request,
        ranked,
        eliminated,
        gpus.size(),
        prices.size(),
        span(prices),
        Cautions.of(request, ranked, prices));
  }

  private void addPrices(
      Accelerator gpu, List<Offer> market, Request request, List<PriceDate> prices) {
    for (Offer offer : market) {
      prices.add(new PriceDate(offer.provider(), offer.asOf()));
    }
    @Nullable Purchase purchase = Obtainable.purchase(catalog, gpu);
    if (purchase != null && request.limits().market().purchase() != Limits.Purchase.RENT) {
      prices.add(new PriceDate(PriceDate.CARDS, purchase.asOf()));
    }
  }

  private static Catalog.@Nullable Span span(List<PriceDate> prices) {
    List<LocalDate> days = new ArrayList<>();
    for (PriceDate price : prices) {
      days.add(price.asOf());
    }
    return Catalog.span(days);
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

  private List<Offer> market(Accelerator gpu, Request request) {
    Limits.Market market = request.limits().market();
    return market.purchase() == Limits.Purchase.BUY
        ? List.of()
        : Obtainable.offers(catalog, gpu, market);
  }

  /** Every sized deployment of one GPU under every offer, judged and scored. */
  private List<Assessment> assess(Accelerator gpu, List<Offer> offers, Request request) {
    @Nullable Setup setup = Setup.of(catalog, gpu, request.workload(), request.limits().hardware());
    List<Assessment> assessments = new ArrayList<>();
    if (setup == null) {
      return assessments;
    }
    Sizer sizer = sizer(gpu, setup, request);
    Map<Node, List<Offer>> byNode = new LinkedHashMap<>();
    for (Offer offer : offers) {
      byNode
          .computeIfAbsent(Node.of(gpu, offer.gpuCount(), offer), any -> new ArrayList<>())
          .add(offer);
    }
    for (Map.Entry<Node, List<Offer>> entry : byNode.entrySet()) {
      List<Offer> cheapest = CheapestOffers.of(entry.getValue(), request.preferences().groupBy());
      for (Candidate candidate : sizer.on(entry.getKey())) {
        for (Offer offer : cheapest) {
          assessments.add(priced(candidate, candidate.deployment().under(offer), null, request));
        }
      }
    }
    if (request.limits().market().purchase() != Limits.Purchase.RENT) {
      addOwned(gpu, sizer, request, assessments);
    }
    return assessments;
  }

  private void addOwned(
      Accelerator gpu, Sizer sizer, Request request, List<Assessment> assessments) {
    @Nullable Purchase purchase = Obtainable.purchase(catalog, gpu);
    if (purchase == null) {
      return;
    }
    for (int size : gpu.memory().unified() ? new int[] {1} : BUILT_SIZES) {
      for (Candidate candidate : sizer.on(Node.of(gpu, size, null))) {
        // Cards are counted for one machine: several would need hosts and a network of unknown
        // price.
        if (candidate.deployment().nodes() > 1) {
          continue;
        }
        assessments.add(priced(candidate, candidate.deployment(), purchase, request));
      }
    }
  }

  /** Deployments of one GPU by the machine that they stand in. */
  private interface Sizer {
    List<Candidate> on(Node node);
  }

  private static Sizer sizer(Accelerator gpu, Setup setup, Request request) {
    return request.workload() instanceof Inference work
        ? new ServingSizer(gpu, setup, request, work)::on
        : new TrainingSizer(gpu, setup, request)::on;
  }

  private static Assessment priced(
      Candidate candidate, Deployment deployment, @Nullable Purchase purchase, Request request) {
    return Assessor.assess(
        Estimator.of(deployment, candidate.memory(), candidate.performance(), purchase), request);
  }

  private Eliminated nearest(Accelerator gpu, List<Assessment> all, Request request) {
    Assessment nearest = all.isEmpty() ? null : Collections.min(all, Order::byFailures);
    if (nearest == null) {
      String sentence =
          "no valid plan of " + request.workload().model().name() + " on " + gpu.name();
      return Eliminated.outright(
          gpu,
          List.of(
              new Failure(RuleSet.VALID_PLAN, new Statement(sentence), Double.MAX_VALUE, null)));
    }
    return Eliminated.after(gpu, new Nearest(nearest, request));
  }

  /** One row for each GPU, offer or provider: its best. */
  private static List<Assessment> bestOfEach(List<Assessment> qualified, Request request) {
    Map<String, Assessment> best = new TreeMap<>();
    for (Assessment one : qualified) {
      best.merge(
          group(one.estimate().deployment(), request),
          one,
          (a, b) -> Order.byScore(a, b) <= 0 ? a : b);
    }
    List<Assessment> rows = new ArrayList<>(best.values());
    rows.sort(Order::byScore);
    return rows;
  }

  private static String group(Deployment deployment, Request request) {
    @Nullable Offer offer = deployment.offer();
    return switch (request.preferences().groupBy()) {
      case GPU -> deployment.gpu().id();
      case OFFER -> offer == null ? deployment.gpu().id() : offer.key();
      case PROVIDER -> offer == null ? "bought" : offer.provider();
    };
  }
}
