package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds, for each GPU, the pool that serves several workloads best, and ranks these. */
public final class PoolAdvisor {
  private final Advisor advisor;

  public PoolAdvisor(Catalog catalog) {
    this.advisor = new Advisor(catalog);
  }

  /** Answers for all workloads together, and for each alone. */
  public PoolAnswer recommend(Pool pool) {
    List<PoolRow> rows = new ArrayList<>();
    List<PoolAnswer.LeftOut> leftOut = new ArrayList<>();
    double reserved = pool.limits().hardware().reservedGiB();
    for (Accelerator whole : advisor.considered(pool.members().get(0).request())) {
      Accelerator gpu = whole.reserving(reserved);
      List<List<Assessment>> qualified = new ArrayList<>();
      PoolAnswer.@Nullable LeftOut missed = qualified(gpu, pool, qualified);
      if (missed == null) {
        PoolPlanner planner = new PoolPlanner(gpu, pool, qualified);
        @Nullable PoolRow best = planner.best();
        if (best == null) {
          missed = new PoolAnswer.LeftOut(Eliminated.outright(gpu, planner.failures()), 0);
        } else {
          rows.add(best);
        }
      }
      if (missed != null) {
        leftOut.add(missed);
      }
    }
    rows.sort(PoolAdvisor::order);
    leftOut.sort((a, b) -> Order.byDistance(a.eliminated(), b.eliminated()));
    return new PoolAnswer(pool, rows, separately(pool), leftOut, warnings(pool));
  }

  private PoolAnswer.@Nullable LeftOut qualified(
      Accelerator gpu, Pool pool, List<List<Assessment>> qualified) {
    for (int i = 0; i < pool.members().size(); i++) {
      Request request = pool.members().get(i).request();
      PriceDates prices = new PriceDates(request.limits().market().today());
      Advisor.Found found = advisor.found(gpu, request, prices);
      if (found.eliminated() != null) {
        return new PoolAnswer.LeftOut(found.eliminated(), i + 1);
      }
      qualified.add(found.qualified());
    }
    return null;
  }

  private @Nullable List<Assessment> separately(Pool pool) {
    List<Assessment> best = new ArrayList<>();
    for (Pool.Member member : pool.members()) {
      @Nullable Assessment alone = advisor.best(member.alone());
      if (alone == null) {
        return null;
      }
      best.add(alone);
    }
    return best;
  }

  private List<Warning> warnings(Pool pool) {
    Set<Warning> warnings = new LinkedHashSet<>();
    for (Pool.Member member : pool.members()) {
      Request request = member.request();
      warnings.addAll(request.warnings());
    }
    return new ArrayList<>(warnings);
  }

  private static int order(PoolRow a, PoolRow b) {
    int order = Double.compare(b.score(), a.score());
    order = order != 0 ? order : Double.compare(a.price(), b.price());
    return order != 0 ? order : a.gpu().id().compareTo(b.gpu().id());
  }
}
