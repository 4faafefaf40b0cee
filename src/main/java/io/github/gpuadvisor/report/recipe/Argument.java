package io.github.gpuadvisor.report.recipe;

import org.jspecify.annotations.Nullable;

/**
 * One option of a program that is launched.
 *
 * @param flag as the program spells it; empty where a value stands alone
 * @param value as it is meant, not yet quoted; null of a switch
 * @param why one line without a full stop; empty where the name says it all
 */
record Argument(String flag, @Nullable String value, String why) {
  static Argument of(String flag, long value, String why) {
    return new Argument(flag, String.valueOf(value), why);
  }

  static Argument on(String flag, String why) {
    return new Argument(flag, null, why);
  }
}
