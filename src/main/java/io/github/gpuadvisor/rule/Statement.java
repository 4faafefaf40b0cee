package io.github.gpuadvisor.rule;

import java.util.Map;

/** A finding that is said in words alone. */
public record Statement(String sentence) implements Finding {
  @Override
  public Map<String, Object> figures() {
    return Map.of();
  }
}
