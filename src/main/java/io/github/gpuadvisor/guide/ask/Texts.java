package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.unit.Quantity;
import java.util.Locale;
import java.util.Set;

/** Values as people type them at a question, and as they read them there. */
final class Texts {
  private static final Set<String> NOTHING = Set.of("no", "none", "any", "no limit", "-");

  private Texts() {}

  /** A value that may be left out: {@code no} and the like leave it out. */
  static Answer optional(String typed, Answer none, String key) {
    return NOTHING.contains(typed.toLowerCase(Locale.ROOT)) ? none : Answer.of(typed, key, typed);
  }

  /** A default as people read it: thousands grouped, or 161B; words stay as they are. */
  static String read(String value) {
    try {
      double number = Quantity.positive(value);
      return number < 1e6 ? Figures.whole(number) : Figures.compact(number);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }
}
