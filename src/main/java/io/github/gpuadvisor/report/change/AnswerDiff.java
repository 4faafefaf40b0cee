package io.github.gpuadvisor.report.change;

import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.report.RecommendDocument;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
  private final Catalog catalog;
  private final List<String> lines = new ArrayList<>();

  private AnswerDiff(
      SavedAnswer before, SavedAnswer after, Recommendation answer, Catalog catalog) {
    this.before = before;
    this.after = after;
    this.answer = answer;
    this.catalog = catalog;
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
    AnswerDiff diff = new AnswerDiff(before, SavedAnswer.read(now, "the answer"), answer, catalog);
    diff.decide();
    if (!diff.lines.isEmpty()) {
      diff.figures();
      diff.former();
      diff.why();
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

  private static String shown(@Nullable String text) {
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

  private void why() {
    List<String> reasons = new ArrayList<>();
    question(reasons);
    price(reasons);
    boolean sameCatalog =
        Objects.equals(before.at("catalog", "sha256"), after.at("catalog", "sha256"));
    if (!sameCatalog) {
      reasons.add(
          "the catalog is another: version "
              + shown(before.at("catalog", "version"))
              + " → "
              + shown(after.at("catalog", "version"))
              + " (prices, facts or constants; catalog diff tells which)");
    }
    if (reasons.isEmpty()) {
      reasons.add("question and catalog are the same: the program's model or rules changed");
    }
    reasons.forEach(reason -> lines.add("why: " + reason));
  }

  private void question(List<String> reasons) {
    Map<String, Value> old = before.workload();
    Map<String, Value> now = after.workload();
    Set<String> keys = new LinkedHashSet<>(old.keySet());
    keys.addAll(now.keySet());
    for (String key : keys) {
      String was = plain(old.get(key));
      String is = plain(now.get(key));
      if (!was.equals(is)) {
        reasons.add("the question is another: " + key + " " + was + " → " + is);
      }
    }
    if (reasons.isEmpty() && !Objects.equals(before.at("question"), after.at("question"))) {
      reasons.add(
          "the question is another: "
              + shown(before.at("question"))
              + " → "
              + shown(after.at("question")));
    }
  }

  private static String plain(@Nullable Value value) {
    return value == null || value.isNull() ? "none" : String.valueOf(value.plain());
  }

  /** The price, today, of what was rented before. */
  private void price(List<String> reasons) {
    @Nullable String gpu = before.first("gpu");
    @Nullable String type = before.first("offer.instanceType");
    @Nullable Double old = before.figure("offer.priceUsdPerHour");
    if (gpu == null || type == null || old == null) {
      return;
    }
    String place = before.first("offer.provider") + " " + type;
    for (Offer offer : catalog.offersOf(gpu)) {
      if (isTheSame(offer)) {
        @Nullable Double now = offer.priceUsdPerHour();
        if (now != null && Math.abs(now - old) > 1e-9) {
          reasons.add(
              "the price of "
                  + place
                  + ": $"
                  + Figures.usd(old)
                  + "/h → $"
                  + Figures.usd(now)
                  + "/h on "
                  + offer.asOf());
        }
        return;
      }
    }
    reasons.add(place + " is no longer offered");
  }

  private boolean isTheSame(Offer offer) {
    return offer.rentable()
        && Objects.equals(offer.provider(), before.first("offer.provider"))
        && Objects.equals(offer.instanceType(), before.first("offer.instanceType"))
        && Objects.equals(offer.region(), before.first("offer.region"))
        && Objects.equals(offer.pricing().id(), before.first("offer.pricing"));
  }
}
