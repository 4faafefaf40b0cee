package io.github.gpuadvisor.report.change;

import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says otherwise than one that was saved, and what made the difference: the
 * question, a price, the catalog's other data, or the program.
 */
public final class AnswerDiff {
  /** What one acts on: a change of any of these is another answer. */
  private static final Map<String, String> DECISION = decision();

  private final SavedAnswer before;
  private final SavedAnswer after;
  private final Recommendation answer;
  private final List<String> lines = new ArrayList<>();

  private AnswerDiff(SavedAnswer before, SavedAnswer after, Recommendation answer) {
    this.before = before;
    this.after = after;
    this.answer = answer;
  }

  private static Map<String, String> decision() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("gpu", "GPU");
    fields.put("gpuCount", "GPUs");
    fields.put("offer.provider", "provider");
    fields.put("offer.instanceType", "instance type");
    fields.put("offer.region", "region");
    fields.put("offer.pricing", "pricing");
    fields.put("offer.priceUsdPerHour", "price of an instance, $/h");
    fields.put("purchase.priceUsd", "price of a card, $");
    fields.put("cost.usdPerHour", "$/h in all");
    fields.put("plan.precision", "precision");
    fields.put("plan.kvPrecision", "KV cache");
    fields.put("plan.engine", "engine");
    fields.put("plan.tensorParallel", "tensor parallel");
    fields.put("plan.pipelineParallel", "pipeline parallel");
    fields.put("plan.dataParallel", "data parallel");
    fields.put("plan.expertParallel", "expert parallel");
    fields.put("plan.zeroStage", "ZeRO stage");
    return fields;
  }

  /** One sentence a line; none where the answer is the same to act on. */
  public static List<String> of(SavedAnswer before, Recommendation answer, Catalog catalog) {
    String now = JsonText.pretty(RecommendDocument.of(answer, catalog, 0));
    SavedAnswer after = SavedAnswer.read(now, "the answer");
    AnswerDiff diff = new AnswerDiff(before, after, answer);
    diff.decide();
    if (!diff.lines.isEmpty()) {
      diff.figures();
      diff.former();
      for (String cause : new Causes(before, after, catalog).all()) {
        diff.lines.add("why: " + cause);
      }
    }
    return diff.lines;
  }

  private void decide() {
    if (before.isEmpty() != after.isEmpty()) {
      lines.add(
          before.isEmpty()
              ? "before, nothing met the requirements"
              : "now nothing meets the requirements");
      return;
    }
    DECISION.forEach(
        (path, name) -> {
          @Nullable String old = before.first(path);
          @Nullable String now = after.first(path);
          if (!Objects.equals(old, now)) {
            lines.add(name + ": " + shown(old) + " → " + shown(now));
          }
        });
  }

  static String shown(@Nullable String text) {
    return text == null ? "none" : text;
  }

  /** What came of it, for the reader; predictions alone do not make another answer. */
  private void figures() {
    figure("score", "score");
    figure("cost.usdPerMillionOutputTokens", "$/M tokens out");
    figure("cost.totalUsd", "$ for the whole work");
    figure("performance.outputTokensPerSecondPerUser.value", "tokens/s for each user");
    figure("performance.trainingTokensPerSecond.value", "training tokens/s");
  }

  private void figure(String path, String name) {
    @Nullable Double old = before.figure(path);
    @Nullable Double now = after.figure(path);
    if (old != null && now != null && !old.equals(now)) {
      lines.add(name + ": " + Figures.significant(old, 3) + " → " + Figures.significant(now, 3));
    }
  }

  /** What became of the GPU that was first. */
  private void former() {
    @Nullable String gpu = before.first("gpu");
    if (gpu == null || gpu.equals(after.first("gpu"))) {
      return;
    }
    for (Ranked row : answer.ranked()) {
      if (row.assessment().estimate().deployment().gpu().id().equals(gpu)) {
        lines.add(
            gpu
                + " is now rank "
                + row.rank()
                + ", score "
                + Figures.fixed(row.assessment().score(), 3)
                + " (was "
                + shown(before.first("score"))
                + ")");
        return;
      }
    }
    for (Eliminated one : answer.eliminated()) {
      if (one.gpu().id().equals(gpu)) {
        lines.add(gpu + " no longer qualifies: " + one.failures().get(0).finding().sentence());
        return;
      }
    }
    lines.add(gpu + " is no longer in the catalog");
  }
}
