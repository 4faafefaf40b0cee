package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.SpeedConstants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Speed constants by the names that engine files give them: shares of 1 or a half, no latencies.
 */
final class Speeds {
  private static final List<String> WHOLE = List.of("memory", "cache", "link", "network");
  private static final List<String> HALF =
      List.of("gemm16", "gemm8", "gemm4", "attention", "samples", "train16", "train8");
  private static final List<String> NONE =
      List.of(
          "memoryCeiling",
          "computeCeiling",
          "linkMicros",
          "pcieMicros",
          "layerMicros",
          "sequenceMicros",
          "stepMicros",
          "elementwise");

  private final Map<String, Double> values = new HashMap<>();

  Speeds() {
    WHOLE.forEach(name -> values.put(name, 1.0));
    HALF.forEach(name -> values.put(name, 0.5));
    NONE.forEach(name -> values.put(name, 0.0));
    values.put("softness", 2.0);
    values.put("interval", 0.25);
  }

  void put(String name, double value) {
    if (values.put(name, value) == null) {
      throw new IllegalArgumentException("no speed constant is called " + name);
    }
  }

  SpeedConstants constants() {
    return new SpeedConstants(
        constant("gemm16"),
        constant("gemm8"),
        constant("gemm4"),
        constant("memory"),
        constant("memoryCeiling"),
        constant("computeCeiling"),
        constant("cache"),
        constant("attention"),
        constant("samples"),
        constant("softness"),
        constant("link"),
        constant("linkMicros"),
        constant("pcieMicros"),
        constant("network"),
        constant("layerMicros"),
        constant("sequenceMicros"),
        constant("stepMicros"),
        constant("train16"),
        constant("train8"),
        constant("elementwise"),
        constant("interval"));
  }

  private double constant(String name) {
    return values.getOrDefault(name, Double.NaN);
  }
}
