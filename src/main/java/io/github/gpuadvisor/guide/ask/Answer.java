package io.github.gpuadvisor.guide.ask;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer to a question.
 *
 * @param label what it is called: {@code 16 at once}
 * @param about what is said beside it where it is on offer
 * @param settled values by the key of their option; none where the program's own default is meant
 */
public record Answer(String label, String about, Map<String, String> settled) {
  public Answer {
    // In order, since they are typed in order.
    settled = Collections.unmodifiableMap(new LinkedHashMap<>(settled));
  }

  /** The program's own default, or no limit: nothing is typed for it. */
  static Answer none(String label) {
    return new Answer(label, "", Map.of());
  }

  static Answer of(String label, String key, String value) {
    return new Answer(label, "", Map.of(key, value));
  }

  static Answer of(String label, String about, String key, String value) {
    return new Answer(label, about, Map.of(key, value));
  }

  /** The same, settling one value more. */
  Answer and(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(settled);
    more.put(key, value);
    return new Answer(label, about, more);
  }
}
