package io.github.gpuadvisor.workload;

import java.util.List;

/** One question, fully resolved. */
public record Request(
    Workload workload,
    Limits limits,
    Preferences preferences,
    List<Assumption> assumed,
    List<Warning> warnings) {
  public Request {
    assumed = List.copyOf(assumed);
    warnings = List.copyOf(warnings);
  }

  /** The same question within other limits. */
  public Request with(Limits other) {
    return new Request(workload, other, preferences, assumed, warnings);
  }

  /** The same question about other work. */
  public Request with(Workload other) {
    return new Request(other, limits, preferences, assumed, warnings);
  }
}
