package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.deployment.TrainingPlans;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.speed.TrainingSpeed;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Training;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the fastest plan of each cluster size: part of a machine, whole machines in powers of two,
 * and the size that a deadline asks for.
 */
final class TrainingSizer {
  private static final int MOST_TRAINING_GPUS = 16_384;
  private static final int MOST_TUNING_GPUS = 64;

  private final Accelerator gpu;
  private final Setup setup;
  private final Request request;
  private final int mostGpus;

  TrainingSizer(Accelerator gpu, Setup setup, Request request) {
    this.gpu = gpu;
    this.setup = setup;
    this.request = request;
    Limits.Hardware limits = request.limits().hardware();
    int most =
        request.workload() instanceof FineTuning && limits.atHand() == null
            ? MOST_TUNING_GPUS
            : MOST_TRAINING_GPUS;
    @Nullable Integer bound = limits.most(gpu.id());
    this.mostGpus = bound == null ? most : Math.min(most, bound);
  }

  /** Candidates on machines of one kind; where nothing fits, the one that comes nearest. */
  List<Candidate> on(Node node) {
    List<Candidate> found = new ArrayList<>();
    @Nullable Candidate nearest = null;
    @Nullable Candidate slowest = null;
    for (int count : counts(node)) {
      @Nullable Candidate best = best(node, count, TrainingPlans.Fixed.NOTHING);
      if (best == null) {
        continue;
      }
      if (best.memory().fits()) {
        found.add(best);
        slowest = best;
        if (meetsDeadline(best)) {
          addExact(node, found, best);
          break;
        }
      } else if (nearest == null || best.memory().load() < nearest.memory().load()) {
        nearest = best;
      }
    }
    return slowest == null && nearest != null ? List.of(nearest) : found;
  }

  private List<Integer> counts(Node node) {
    List<Integer> counts = new ArrayList<>();
    int most = node.joins() ? mostGpus : Math.min(mostGpus, node.gpus());
    for (int count = node.gpus(); count <= most; count *= 2) {
      counts.add(count);
    }
    int whole = most / node.gpus() * node.gpus();
    if (!counts.isEmpty() && whole > counts.get(counts.size() - 1)) {
      counts.add(whole);
    }
    return counts;
  }

  private boolean meetsDeadline(Candidate candidate) {
    @Nullable Double deadline = request.workload().deadlineSeconds();
    @Nullable Interval duration =
        candidate.performance() == null ? null : candidate.performance().durationSeconds();
    return deadline != null && duration != null && duration.value() <= deadline;
  }

  /**
   * Between the last power of two that was too slow and the first that was fast enough, the fewest
   * machines that are.
   */
  private void addExact(Node node, List<Candidate> found, Candidate fast) {
    int high = fast.deployment().nodes();
    int low = high / 2;
    while (low + 1 < high) {
      int middle = (low + high) / 2;
      @Nullable Candidate candidate = best(node, middle * node.gpus(), TrainingPlans.Fixed.NOTHING);
      if (candidate != null && candidate.memory().fits() && meetsDeadline(candidate)) {
        high = middle;
        found.add(candidate);
      } else {
        low = middle;
      }
    }
  }

  /**
   * The fastest plan that fits on a number of GPUs; where none fits, the one that comes nearest;
   * null where no plan is valid.
   */
  @Nullable Candidate best(Node node, int gpus, TrainingPlans.Fixed fixed) {
    Best best = new Best(node);
    TrainingPlans.each(setup, request.workload(), gpus, node.gpus(), fixed, best::offer);
    return best.candidate();
  }

  /** The best of many plans. Only what they are compared by is computed of the others. */
  private final class Best {
    private final Node node;
    private @Nullable Plan plan;
    private @Nullable MemoryEstimate memory;
    private double rate;

    Best(Node node) {
      this.node = node;
    }

    /** True where larger micro batches may be better still. */
    boolean offer(Plan offered) {
      MemoryEstimate needed = Estimator.memory(gpu, offered, request.workload());
      @Nullable MemoryEstimate known = memory;
      if (needed.fits()) {
        double reached = rate(offered, needed);
        if (known == null || !known.fits() || reached > rate) {
          take(offered, needed, reached);
        }
      } else if (known == null || (!known.fits() && needed.load() < known.load())) {
        take(offered, needed, 0);
      }
      // Larger micro batches take more memory, but where gradients are then no longer added up.
      return needed.fits() || !(request.workload() instanceof Training);
    }

    private void take(Plan offered, MemoryEstimate needed, double reached) {
      plan = offered;
      memory = needed;
      rate = reached;
    }

    private double rate(Plan offered, MemoryEstimate needed) {
      if (request.workload().model().generates()) {
        return TrainingSpeed.tokensPerSecond(gpu, offered, node, request.workload());
      }
      @Nullable Performance performance =
          Estimator.performance(deployment(offered), request.workload(), needed);
      @Nullable Interval tokens =
          performance == null ? null : performance.trainingTokensPerSecond();
      return tokens == null ? 0 : tokens.value();
    }

    private Deployment deployment(Plan offered) {
      int nodes = Math.max(1, (offered.gpus() + node.gpus() - 1) / node.gpus());
      return new Deployment(gpu, offered, node, nodes, null);
    }

    @Nullable Candidate candidate() {
      Plan best = plan;
      MemoryEstimate needed = memory;
      if (best == null || needed == null) {
        return null;
      }
      Deployment deployment = deployment(best);
      return new Candidate(
          deployment, needed, Estimator.performance(deployment, request.workload(), needed));
    }
  }
}
