package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several models in the memory of one GPU, which works on them in turns. What they keep adds up,
 * and so does the time: a camera or a rate of requests takes as much of it as it needs, the others
 * what was stated for them, or equal parts of the rest.
 */
final class AtOnce {
  private final Pool pool;
  private final List<List<Assessment>> alike;

  AtOnce(Pool pool, List<List<Assessment>> alike) {
    this.pool = pool;
    this.alike = alike;
  }

  /** What each workload does there, and its share of the time. */
  record Placed(List<Assessment> parts, List<@Nullable Double> shares) {}

  /**
   * All workloads on one GPU, or null where they do not go together.
   *
   * @param failures where the reason is added
   */
  @Nullable Placed place(List<Failure> failures) {
    List<Assessment> alone = new ArrayList<>();
    for (List<Assessment> some : alike) {
      @Nullable Assessment best = null;
      for (Assessment one : some) {
        boolean single = one.estimate().deployment().gpuCount() == 1;
        best = single && (best == null || Order.byScore(one, best) < 0) ? one : best;
      }
      if (best == null) {
        return null;
      }
      alone.add(best);
    }
    return fits(alone, failures) ? inTime(alone, failures) : null;
  }

  private static boolean fits(List<Assessment> alone, List<Failure> failures) {
    double needed = 0;
    double usable = Double.MAX_VALUE;
    for (Assessment one : alone) {
      MemoryEstimate memory = one.estimate().memory();
      needed += memory.requiredPerGpu().gib();
      usable = Math.min(usable, memory.usablePerGpu().gib());
    }
    if (needed <= usable) {
      return true;
    }
    String sentence =
        "together they need "
            + Figures.fixed(needed, 1)
            + " GiB, usable "
            + Figures.fixed(usable, 1)
            + " GiB: short of "
            + Figures.fixed(needed - usable, 1)
            + " GiB";
    failures.add(
        new Failure(
            "memory/fits",
            new Figure(sentence, "requiredGiBPerGpu", needed, "usableGiBPerGpu", usable),
            needed / usable - 1,
            null));
    return false;
  }

  private @Nullable Placed inTime(List<Assessment> alone, List<Failure> failures) {
    List<@Nullable Double> shares = shares(alone);
    double sum = 0;
    for (@Nullable Double share : shares) {
      sum += share == null ? 0 : share;
    }
    if (sum > 1) {
      String sentence =
          "together they need " + Figures.whole(sum * 100) + " % of the time of one GPU";
      failures.add(
          new Failure(
              "speed/items",
              new Figure(sentence, "neededShare", sum, "mostShare", 1),
              sum - 1,
              null));
      return null;
    }
    List<Assessment> parts = new ArrayList<>();
    for (int i = 0; i < alone.size(); i++) {
      @Nullable Double share = shares.get(i);
      Request request = pool.members().get(i).request();
      double own = share == null ? 1 : share;
      Estimate slowed = slowed(alone.get(i).estimate(), own, isRated(request));
      Assessment part = Assessor.assess(slowed, request);
      if (!part.qualifies()) {
        failures.add(part.failures().get(0));
        return null;
      }
      parts.add(part);
    }
    return new Placed(parts, shares);
  }

  /** What a rate takes is given; the rest is for those that take what they get. */
  private List<@Nullable Double> shares(List<Assessment> alone) {
    List<@Nullable Double> shares = new ArrayList<>();
    double rest = 1;
    int open = 0;
    for (int i = 0; i < alone.size(); i++) {
      Pool.Member member = pool.members().get(i);
      @Nullable Performance seen = alone.get(i).estimate().performance();
      @Nullable Double share =
          member.share() != null
              ? member.share()
              : isRated(member.request()) && seen != null
                  ? Double.valueOf(seen.utilization())
                  : null;
      rest -= share == null ? 0 : share;
      open += share == null ? 1 : 0;
      shares.add(share);
    }
    for (int i = 0; i < shares.size(); i++) {
      // Nothing left is a share too small to do anything in.
      shares.set(i, shares.get(i) == null ? Math.max(rest / open, 0.001) : shares.get(i));
    }
    return shares;
  }

  private static boolean isRated(Request request) {
    return request.workload() instanceof Inference work
        && (work.load().requestsPerSecond() != null
            || (work.job() != null && work.job().perSecond() != null));
  }

  /** A rate is kept up with in its share of the time; whatever has no rate is slower by it. */
  private static Estimate slowed(Estimate alone, double share, boolean rated) {
    Deployment deployment = alone.deployment();
    @Nullable Performance seen = alone.performance();
    return seen == null || rated
        ? alone
        : Estimator.of(deployment, alone.memory(), seen.during(share), alone.purchase());
  }
}
