package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.SpeedConstants;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Speed constants by the names that engine files give them: shares of 1 or a half, no latencies.
 */
final class Speeds {
  private static final List<Constant> WHOLE =
      List.of(Constant.MEMORY, Constant.CACHE, Constant.LINK, Constant.NETWORK);

  private final Map<Constant, Double> values = new EnumMap<>(Constant.class);

  Speeds() {
    for (Constant constant : Constant.values()) {
      if (constant.neutral() == null) {
        values.put(constant, WHOLE.contains(constant) ? 1.0 : 0.5);
      }
    }
    values.put(Constant.SOFTNESS, 2.0);
    values.put(Constant.INTERVAL, 0.25);
  }

  void put(String name, double value) {
    Constant constant = Constant.of(name);
    if (constant == null) {
      throw new IllegalArgumentException("no speed constant is called " + name);
    }
    values.put(constant, value);
  }

  SpeedConstants constants() {
    return SpeedConstants.of(values);
  }
}
