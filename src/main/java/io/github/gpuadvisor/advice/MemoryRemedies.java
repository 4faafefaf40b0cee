package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.rule.operations.Obtainable;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Changes that may make a deployment fit, the gentlest first; whether they do is tried by {@link
 * Remedies}.
 */
final class MemoryRemedies {
  private static final List<Precision> SMALLER =
      List.of(Precision.FP8, Precision.INT8, Precision.INT4, Precision.NVFP4, Precision.Q4_K_M);
  private static final int CONTEXT_STEP = 1024;
  private static final int MOST_TIMES = 8;
  private static final int MOST_GPUS = 65_536;

  /** Machines tried beyond the limit: one by one, then in doublings. */
  private static final int MOST_NODES_MORE = 16;

  private final Accelerator gpu;
  private final Plan plan;
  private final Deployment deployment;
  private final Catalog catalog;

  MemoryRemedies(Estimate estimate, Catalog catalog) {
    this.deployment = estimate.deployment();
    this.gpu = deployment.gpu();
    this.plan = deployment.plan();
    this.catalog = catalog;
  }

  /** Candidate changes, as options with their values. */
  List<String> of(Request request) {
    List<String> changes = new ArrayList<>();
    if (request.workload() instanceof FineTuning tuning) {
      addMethods(tuning, changes);
    } else if (request.workload() instanceof Inference work) {
      @Nullable Integer context = fittingContext(work);
      if (context != null) {
        changes.add("--context " + context);
      }
      for (Precision precision : SMALLER) {
        if (precision.bits() < plan.precision().bits()) {
          changes.add("--precision " + precision.id());
        }
      }
    }
    addCounts(request, changes);
    return changes;
  }

  private static void addMethods(FineTuning tuning, List<String> changes) {
    if (tuning.method() == FineTuning.Method.FULL) {
      changes.add("--method lora");
    }
    if (tuning.method() != FineTuning.Method.QLORA) {
      changes.add("--method qlora");
    }
  }

  /** The longest context, in steps of 1,024 tokens, at which one sequence fits. */
  private @Nullable Integer fittingContext(Inference work) {
    int least = Math.max(CONTEXT_STEP, work.inputTokens() + work.outputTokens());
    int context = work.context() / CONTEXT_STEP * CONTEXT_STEP;
    while (context >= least) {
      if (InferenceMemory.of(gpu, plan, work.withContext(context), 1).fits()) {
        return context;
      }
      context -= Math.max(CONTEXT_STEP, context / 16 / CONTEXT_STEP * CONTEXT_STEP);
    }
    return null;
  }

  /** More GPUs than the question allows, in whole instances. */
  private void addCounts(Request request, List<String> changes) {
    @Nullable Integer most = request.limits().hardware().maxGpus();
    if (most == null) {
      return;
    }
    TreeSet<Integer> counts = new TreeSet<>();
    for (Offer offer : Obtainable.offers(catalog, gpu, request.limits().market())) {
      int nodes = most / offer.gpuCount() + 1;
      for (int more = 0; more < MOST_NODES_MORE; more++) {
        addCount((nodes + more) * (long) offer.gpuCount(), most, counts);
        addCount(((long) nodes << more) * offer.gpuCount(), most, counts);
      }
    }
    if (counts.isEmpty()) {
      counts.add(2 * Math.max(most, deployment.gpuCount()));
    }
    counts.forEach(count -> changes.add("--max-gpus " + count));
  }

  private static void addCount(long count, int most, Set<Integer> counts) {
    if (count <= (long) most * MOST_TIMES && count <= MOST_GPUS) {
      counts.add((int) count);
    }
  }
}
