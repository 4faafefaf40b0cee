package io.github.gpuadvisor.machine;

import org.jspecify.annotations.Nullable;

/** Where the outputs of the vendors' tools come from. */
interface Tools {
  /** What a tool printed to standard output; null where there is no such tool. */
  @Nullable Output output(Tool tool);

  /**
   * What one tool printed.
   *
   * @param text what was printed, errors included; empty where nothing came in time
   * @param late whether it was stopped because it took too long or printed too much
   */
  record Output(String text, boolean late) {}
}
