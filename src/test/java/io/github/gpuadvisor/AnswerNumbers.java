package io.github.gpuadvisor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What numbers of a document cannot be quantities: not finite, below zero, or nothing at all. */
final class AnswerNumbers {
  private static final Set<String> NO_NUMBERS =
      Set.of("NaN", "Infinity", "-Infinity", "INF", "∞", "null");

  /**
   * Quantities of which none is an answer: nothing left for the cache where the weights do not fit,
   * a part of a step that takes no time, a weight of none. Everywhere else a zero means that
   * something was lost on the way.
   */
  private static final Set<String> MAY_BE_ZERO =
      Set.of(
          "cachedInput",
          "contribution",
          "gpusConsidered",
          "inputTokens",
          "kvCacheAvailableGiBPerGpu",
          "maxConcurrency",
          "ms",
          "outputTokens",
          "qualified",
          "ranked",
          "replicasSpare",
          "spread",
          "value",
          "weight",
          "zeroStage");

  private final List<String> problems = new ArrayList<>();

  private AnswerNumbers() {}

  static List<String> problems(JsonNode document) {
    AnswerNumbers numbers = new AnswerNumbers();
    numbers.walk("", document);
    return numbers.problems;
  }

  private void walk(String path, JsonNode node) {
    // What is missed has a margin below zero.
    boolean least = path.endsWith(".margin") || node.doubleValue(0) >= 0;
    if (node.isNumber() && !(Double.isFinite(node.doubleValue()) && least)) {
      problems.add(path + " is " + node);
    }
    if (node.isNumber()
        && node.doubleValue() == 0
        && !MAY_BE_ZERO.contains(path.substring(path.lastIndexOf('.') + 1))) {
      problems.add(path + " is nothing");
    }
    if (node.isString() && NO_NUMBERS.contains(node.asString())) {
      problems.add(path + " is the text " + node);
    }
    if (node.has("low") && node.has("high") && node.has("value")) {
      ascending(path, node, "low", "value", "high");
    }
    if (node.has("p50")) {
      ascending(path, node, "p50", "p95", "p99");
    }
    if (node.isObject()) {
      node.properties().forEach(field -> walk(path + "." + field.getKey(), field.getValue()));
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      walk(path + "[" + i + "]", node.get(i));
    }
  }

  private void ascending(String path, JsonNode node, String low, String middle, String high) {
    double value = node.get(middle).doubleValue();
    if (node.get(low).doubleValue() > value || node.get(high).doubleValue() < value) {
      problems.add(path + " is not in order: " + node);
    }
  }
}
