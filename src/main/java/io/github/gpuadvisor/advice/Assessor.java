package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.DeferredRating;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts every rule to one estimate. */
final class Assessor {
  private Assessor() {}

  static Assessment assess(Estimate estimate, Request request) {
    List<Failure> failures = new ArrayList<>();
    judge(RuleSet.OTHER_REQUIREMENTS, estimate, request, failures);
    int unjudged = 0;
    if (estimate.memory().fits() || estimate.performance() != null) {
      judge(RuleSet.SPEED_REQUIREMENTS, estimate, request, failures);
    } else {
      unjudged = demands(estimate, request);
    }
    List<Contribution> contributions = new ArrayList<>();
    double low = 0;
    double high = 0;
    @Nullable Interval output = Output.perSecond(estimate);
    double slow = output == null || output.value() <= 0 ? 1 : output.low() / output.value();
    double fast = output == null || output.value() <= 0 ? 1 : output.high() / output.value();
    double score = 0;
    for (Criterion criterion : RuleSet.CRITERIA) {
      double weight = request.preferences().weights().getOrDefault(criterion.id(), 0.0);
      double value = Criterion.checked(criterion.value(estimate, request, 1));
      contributions.add(
          new Contribution(
              criterion.id(), weight, value, new DeferredRating(criterion, estimate, request)));
      score += weight * value;
      low += weight * Criterion.checked(criterion.value(estimate, request, slow));
      high += weight * Criterion.checked(criterion.value(estimate, request, fast));
    }
    Interval range = new Interval(score, Math.min(low, score), Math.max(high, score));
    return new Assessment(estimate, contributions, range, failures, unjudged);
  }

  /** Demands on speed that the request makes, put to a deployment without one. */
  private static int demands(Estimate estimate, Request request) {
    int demands = 0;
    for (Requirement requirement : RuleSet.SPEED_REQUIREMENTS) {
      demands += requirement.check(estimate, request) instanceof Verdict.Met ? 0 : 1;
    }
    return demands;
  }

  private static void judge(
      List<Requirement> requirements, Estimate estimate, Request request, List<Failure> failures) {
    for (Requirement requirement : requirements) {
      Verdict verdict = requirement.check(estimate, request);
      if (verdict instanceof Verdict.Failed failed) {
        failures.add(
            new Failure(requirement.id(), failed.finding(), failed.excess(), failed.fix()));
      } else if (verdict instanceof Verdict.Unknown missing) {
        failures.add(
            new Failure(
                requirement.id(),
                new io.github.gpuadvisor.rule.Statement(
                    "cannot be judged: " + missing.field() + " unknown"),
                Double.MAX_VALUE,
                null));
      }
    }
  }

  /** True where all demands on speed hold; used while sizing, before prices are known. */
  static boolean fastEnough(Estimate estimate, Request request) {
    for (Requirement requirement : RuleSet.SPEED_REQUIREMENTS) {
      if (requirement.check(estimate, request) instanceof Verdict.Failed) {
        return false;
      }
    }
    return true;
  }
}
