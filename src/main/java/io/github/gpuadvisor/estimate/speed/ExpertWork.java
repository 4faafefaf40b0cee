package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Plan;
import org.jspecify.annotations.Nullable;

/**
 * Products of a step's tokens with the routed experts, of which only those are read that some token
 * is sent to; nothing where a model has none.
 */
final class ExpertWork {
  private final Transformer.@Nullable Experts experts;
  private final double devices;
  private final int ranks;

  private final double active;

  /** All of them, as stored. */
  final double bytes;

  private final double rate;
  private final double secondsPerByte;
  private final double routing;

  /**
   * @param rate FLOP/s that dense products reach
   * @param streaming bytes per second that dense weights are read at
   * @param unpacking seconds that a byte costs beside reading it
   */
  ExpertWork(
      Plan plan,
      Transformer shape,
      SpeedConstants constants,
      double bytes,
      double rate,
      double streaming,
      double unpacking) {
    this.experts = shape.experts();
    this.devices = plan.gpusPerReplica();
    this.ranks = Math.max(1, plan.expertParallel());
    this.active = active(shape);
    this.bytes = bytes;
    this.rate = rate * constants.of(Constant.EXPERTS);
    this.secondsPerByte = 1 / (streaming * constants.of(Constant.EXPERT_MEMORY)) + unpacking;
    this.routing = constants.of(Constant.ROUTING);
  }

  /** Parameters of the routed experts that one token is multiplied with. */
  static double active(Transformer shape) {
    Transformer.@Nullable Experts experts = shape.experts();
    return experts == null
        ? 0
        : shape.oneExpertParameters() * experts.perToken() * experts.layers();
  }

  /** Seconds of arithmetic. */
  double compute(double tokens) {
    return active == 0 ? 0 : 2 * tokens * active / (rate * devices) * busiestRank(tokens);
  }

  /** Seconds of reading. */
  double reading(double tokens) {
    if (bytes == 0) {
      return 0;
    }
    double share = touched(tokens);
    return bytes * share / devices * secondsPerByte * fullestRank(share);
  }

  /** Share of all routed experts that a number of tokens touches. */
  double touched(double tokens) {
    if (experts == null) {
      return 0;
    }
    double independent = tokens > 1 ? Math.pow(tokens, routing) : tokens;
    return 1 - Math.pow(1 - (double) experts.perToken() / experts.count(), independent);
  }

  double touchedBytes(double tokens) {
    return bytes * touched(tokens);
  }

  /** How many times its share of tokens the busiest device gets where whole experts are spread. */
  private double busiestRank(double tokens) {
    if (experts == null || ranks == 1) {
      return 1;
    }
    double each = tokens * experts.perToken() / ranks;
    return Math.min(ranks, 1 + largestOf(ranks) / Math.sqrt(Math.max(each, 1e-9)));
  }

  /** How many times its share of touched experts the fullest device has to read. */
  private double fullestRank(double share) {
    if (experts == null || ranks == 1 || share <= 0) {
      return 1;
    }
    double each = share * experts.count() / ranks;
    return Math.min(
        Math.min(ranks, 1 / share), 1 + largestOf(ranks) * Math.sqrt((1 - share) / each));
  }

  /**
   * How far the largest of several values around a common mean lies above it, in standard
   * deviations: .56 of 2, 1.05 of 4, 1.42 of 8.
   */
  private static double largestOf(int values) {
    return Math.sqrt(2 * Math.log(values)) - 0.62;
  }
}
