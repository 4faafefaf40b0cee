package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.PoolReader;

/** Which of several workloads an option says something about. */
final class Belonging {
  private Belonging() {}

  /** True of limits that stand beside the workloads and go for all of them. */
  static boolean isShared(String key) {
    return PoolReader.goesBeside(key);
  }

  /**
   * True where an option goes for a workload. One that goes with both kinds, such as a deadline, is
   * that of the work that comes to an end.
   *
   * @param learning the kind of the workload beside the one that serves
   */
  static boolean isOf(String kind, String learning, String key) {
    for (Option option : Option.of(kind)) {
      if (option.key().equals(key)) {
        return kind.equals(learning)
            || option.group() == Option.Group.MODEL
            || isShared(key)
            || !isOf(learning, learning, key);
      }
    }
    return false;
  }
}
