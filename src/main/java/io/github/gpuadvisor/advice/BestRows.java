package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One row for each GPU, offer or provider: its best, sorted by score. */
final class BestRows {
  private BestRows() {}

  static List<Assessment> of(List<Assessment> qualified, Request request) {
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
