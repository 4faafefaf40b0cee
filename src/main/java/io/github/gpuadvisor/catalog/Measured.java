package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A figure that a user measured, which wins over an estimate of the same configuration.
 *
 * @param quantity the key that an answer has for it: {@code tpotMs}
 * @param value in that key's unit
 * @param source where it was read
 */
public record Measured(String quantity, double value, String source) {

  /** Figures by configuration; empty where an era has none. */
  static Map<String, List<Measured>> read(Fields era) {
    Map<String, List<Measured>> all = new HashMap<>();
    if (!era.has("measured")) {
      return all;
    }
    for (Fields one : era.objects("measured")) {
      all.computeIfAbsent(one.text("configuration"), key -> new ArrayList<>())
          .add(new Measured(one.text("quantity"), one.number("value"), one.text("source")));
      one.done();
    }
    return all;
  }
}
