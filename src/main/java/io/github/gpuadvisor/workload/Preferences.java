package io.github.gpuadvisor.workload;

import java.util.Map;

/**
 * How answers are ordered and shown.
 *
 * @param profile name of the profile, or {@code own} for weights given by hand
 * @param weights criterion id to weight, sum 1
 */
public record Preferences(String profile, Map<String, Double> weights, int top, GroupBy groupBy) {
  /** What gets one row. */
  public enum GroupBy {
    GPU,
    OFFER,
    PROVIDER
  }
}
