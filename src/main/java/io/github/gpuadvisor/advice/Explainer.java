package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Evidence;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryTerms;
import io.github.gpuadvisor.estimate.run.CostTerms;
import io.github.gpuadvisor.estimate.speed.SpeedTerms;
import io.github.gpuadvisor.estimate.speed.TrainingSpeed;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes out what an answer says of one GPU: every requirement, formula, fact and constant. */
public final class Explainer {
  private final Advisor advisor;
  private final Catalog catalog;

  public Explainer(Advisor advisor) {
    this.advisor = advisor;
    this.catalog = advisor.catalog();
  }

  /**
   * Explains a GPU's place in an answer.
   *
   * @param answer of the same advisor
   */
  public Explanation explain(Recommendation answer, Accelerator gpu) {
    @Nullable Ranked ranked = null;
    for (Ranked row : answer.ranked()) {
      if (ranked == null && row.assessment().estimate().deployment().gpu().id().equals(gpu.id())) {
        ranked = row;
      }
    }
    @Nullable Eliminated eliminated = null;
    for (Eliminated one : answer.eliminated()) {
      eliminated = one.gpu().id().equals(gpu.id()) ? one : eliminated;
    }
    @Nullable Assessment best =
        ranked != null ? ranked.assessment() : eliminated == null ? null : eliminated.nearest();
    List<Failure> failures = eliminated == null ? List.of() : eliminated.failures();
    Request request = answer.request();
    List<Checked> checked = new ArrayList<>(chip(gpu, request, failures));
    if (best != null) {
      checked.addAll(deployment(best.estimate(), request, failures));
    }
    return new Explanation(
        answer,
        gpu,
        ranked,
        best,
        checked,
        best == null ? List.of() : derivations(best.estimate(), request.workload()),
        new FactList(catalog).of(gpu, request, best == null ? null : best.estimate()),
        best == null ? Map.of() : constants(gpu, best.estimate(), request.workload()),
        best == null
            ? null
            : evidence(gpu, best.estimate().deployment().plan(), request.workload()),
        // What is to be known of other GPUs is not said here.
        advisor.on(gpu).recommend(request).warnings());
  }

  private List<Checked> chip(Accelerator gpu, Request request, List<Failure> failures) {
    List<Checked> checked = new ArrayList<>();
    for (GpuRequirement requirement : RuleSet.GPU_REQUIREMENTS) {
      @Nullable Failure failure = failure(failures, requirement.id());
      @Nullable Finding held =
          requirement.check(gpu, request, catalog) instanceof Verdict.Met
              ? requirement.held(gpu, request, catalog)
              : null;
      if (failure != null) {
        checked.add(missed(failure, null));
      } else if (held != null) {
        checked.add(new Checked(requirement.id(), true, held, null, null));
      }
    }
    @Nullable Failure plan = failure(failures, RuleSet.VALID_PLAN);
    if (plan != null) {
      checked.add(missed(plan, null));
    }
    return checked;
  }

  private static List<Checked> deployment(
      Estimate estimate, Request request, List<Failure> failures) {
    List<Checked> checked = new ArrayList<>();
    List<Requirement> all = new ArrayList<>(RuleSet.OTHER_REQUIREMENTS);
    all.addAll(RuleSet.SPEED_REQUIREMENTS);
    for (Requirement requirement : all) {
      @Nullable Figure figure = requirement.figure(estimate, request);
      @Nullable Double margin = figure == null ? null : margin(figure, requirement.atLeast());
      @Nullable Failure failure = failure(failures, requirement.id());
      if (failure != null) {
        checked.add(missed(failure, margin));
      } else if (figure != null) {
        checked.add(new Checked(requirement.id(), true, figure, margin, null));
      }
    }
    return checked;
  }

  private static double margin(Figure figure, boolean atLeast) {
    double share = figure.actual() / figure.wanted();
    return atLeast ? share - 1 : 1 - share;
  }

  private static Checked missed(Failure failure, @Nullable Double margin) {
    return new Checked(failure.requirement(), false, failure.finding(), margin, failure.fix());
  }

  private static @Nullable Failure failure(List<Failure> failures, String requirement) {
    for (Failure failure : failures) {
      if (failure.requirement().equals(requirement)) {
        return failure;
      }
    }
    return null;
  }

  /** How an estimate's memory, speed and cost came about. */
  public static List<Derivation> derivations(Estimate estimate, Workload work) {
    List<Derivation> all = new ArrayList<>();
    int length = work instanceof Inference ? 0 : TrainingSpeed.sequenceLength(work);
    all.add(
        MemoryTerms.of(
            estimate.deployment().gpu(),
            estimate.deployment().plan(),
            work,
            estimate.memory(),
            length));
    @Nullable Performance seen = estimate.performance();
    if (seen != null) {
      all.addAll(SpeedTerms.of(estimate.deployment(), work, estimate.memory(), seen));
    }
    @Nullable Derivation cost =
        CostTerms.of(
            estimate.deployment(), estimate.cost(), estimate.purchase(), estimate.performance());
    if (cost != null) {
      all.add(cost);
    }
    return all;
  }

  /** Constants of the kind of work that are not at the value at which they do nothing. */
  private static Map<Constant, Double> constants(
      Accelerator gpu, Estimate estimate, Workload work) {
    SpeedConstants values = estimate.deployment().plan().era().constants(gpu);
    Topic.Work topic = Topic.Work.of(work.model().generates(), work instanceof Inference);
    Map<Constant, Double> used = new EnumMap<>(Constant.class);
    for (Constant constant : Constant.values()) {
      @Nullable Double neutral = constant.neutral();
      double value = values.of(constant);
      boolean acts = neutral == null || value != neutral;
      if (acts && topic.asksFor(constant)) {
        used.put(constant, value);
      }
    }
    return used;
  }

  private @Nullable Evidence evidence(Accelerator gpu, Plan plan, Workload work) {
    return Evidence.of(
        catalog,
        plan.engine(),
        plan.era(),
        gpu.family(),
        Topic.Work.of(work.model().generates(), work instanceof Inference));
  }
}
