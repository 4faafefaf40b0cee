package io.github.gpuadvisor.rule.set;

import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.GpuRequirement;
import io.github.gpuadvisor.rule.Requirement;
import io.github.gpuadvisor.rule.compute.FactsKnown;
import io.github.gpuadvisor.rule.compute.HasPrecision;
import io.github.gpuadvisor.rule.compute.RunsOnEngine;
import io.github.gpuadvisor.rule.cost.Energy;
import io.github.gpuadvisor.rule.cost.PerToken;
import io.github.gpuadvisor.rule.cost.WithinBudget;
import io.github.gpuadvisor.rule.memory.FitsInMemory;
import io.github.gpuadvisor.rule.operations.AmongSelected;
import io.github.gpuadvisor.rule.operations.AtMost;
import io.github.gpuadvisor.rule.operations.EnoughAtHand;
import io.github.gpuadvisor.rule.operations.FewParts;
import io.github.gpuadvisor.rule.operations.Obtainable;
import io.github.gpuadvisor.rule.speed.ItemRate;
import io.github.gpuadvisor.rule.speed.Latency;
import io.github.gpuadvisor.rule.speed.MeetsDeadline;
import io.github.gpuadvisor.rule.speed.Pace;
import io.github.gpuadvisor.rule.speed.Throughput;
import java.util.ArrayList;
import java.util.List;

/** The contents page: every rule there is, in the order in which answers show them. */
public final class RuleSet {
  /** What a chip must be, before anything is planned on it. */
  public static final List<GpuRequirement> GPU_REQUIREMENTS =
      List.of(
          new AmongSelected(),
          new RunsOnEngine(),
          new HasPrecision(),
          new FactsKnown(),
          new Obtainable());

  /** How fast a deployment must be. */
  public static final List<Requirement> SPEED_REQUIREMENTS =
      List.of(
          Latency.ttft(),
          Latency.tpot(),
          Latency.e2e(),
          Throughput.perUser(),
          Throughput.total(),
          Throughput.keepsUp(),
          new ItemRate(),
          new MeetsDeadline());

  /** What a deployment must keep to otherwise. */
  public static final List<Requirement> OTHER_REQUIREMENTS =
      List.of(
          new FitsInMemory(),
          new WithinBudget(),
          new EnoughAtHand(),
          AtMost.gpus(),
          AtMost.nodes(),
          AtMost.watts());

  /** What a deployment is scored by. */
  public static final List<Criterion> CRITERIA =
      List.of(new PerToken(), new Pace(), new Energy(), new FewParts());

  /** Said where no parallel plan is valid at all; found while planning, so no class of its own. */
  public static final String VALID_PLAN = "compute/plan";

  private RuleSet() {}

  /** Ids of all rules, requirements before criteria. */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    GPU_REQUIREMENTS.forEach(rule -> ids.add(rule.id()));
    ids.add(VALID_PLAN);
    OTHER_REQUIREMENTS.forEach(rule -> ids.add(rule.id()));
    SPEED_REQUIREMENTS.forEach(rule -> ids.add(rule.id()));
    CRITERIA.forEach(rule -> ids.add(rule.id()));
    return ids;
  }
}
