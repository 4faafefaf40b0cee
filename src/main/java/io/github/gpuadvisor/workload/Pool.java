package io.github.gpuadvisor.workload;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Several workloads that share GPUs of one kind.
 *
 * @param limits of the whole: its budget is not asked of a member alone
 */
public record Pool(List<Member> members, Sharing sharing, Limits limits, Preferences preferences) {

  /** How GPUs are shared. */
  public enum Sharing {
    /** Each has GPUs of its own, in machines of one kind. */
    SIDE_BY_SIDE,
    /** One after another on all GPUs, each for its share of the time. */
    IN_TURNS,
    /** All in the memory of one GPU, which works on them by turns of milliseconds. */
    AT_ONCE;

    /** As files write it: {@code side-by-side}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One of the workloads.
   *
   * @param request with the limits of the pool, and a deadline that its share of the time has to
   *     meet
   * @param alone the same, had it GPUs of its own all the time
   * @param share of the time, 0 to 1; null: not stated
   */
  public record Member(Request request, Request alone, @Nullable Double share) {}

  public Pool {
    members = List.copyOf(members);
  }
}
