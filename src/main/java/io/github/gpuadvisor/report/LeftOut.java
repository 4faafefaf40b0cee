package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.workload.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What did not make it into an answer, and why: nothing vanishes without a reason. */
public final class LeftOut {
  static final String UNASKED = "operations/selected";
  private static final int INDENT = 4;
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("memory/fits", "too little memory"),
          Map.entry("operations/offer", "no offer on these terms"),
          Map.entry(UNASKED, "not asked for"),
          Map.entry("compute/engine", "no engine"),
          Map.entry("compute/precision", "no such precision"),
          Map.entry("compute/facts", "speed unknown"),
          Map.entry("compute/plan", "no valid plan"),
          Map.entry("cost/budget", "over budget"),
          Map.entry("speed/ttft", "TTFT too long"),
          Map.entry("speed/tpot", "TPOT too long"),
          Map.entry("speed/e2e", "request too slow"),
          Map.entry("speed/per-user", "too slow for a user"),
          Map.entry("speed/total", "too few tokens/s"),
          Map.entry("speed/keeps-up", "cannot keep up"),
          Map.entry("speed/items", "too few a second"),
          Map.entry("speed/deadline", "past the deadline"),
          Map.entry("operations/at-hand", "too few at hand"),
          Map.entry("operations/max-gpus", "too many GPUs"),
          Map.entry("operations/max-nodes", "too many machines"),
          Map.entry("operations/max-power", "too much power"));

  private final Recommendation answer;
  private final Screen screen;
  private final int width;

  LeftOut(Recommendation answer, Screen screen) {
    this.answer = answer;
    this.screen = screen;
    this.width = Wording.textWidth(screen);
  }

  /** A requirement in a few words. */
  public static String reason(String requirement) {
    return REASONS.getOrDefault(requirement, requirement);
  }

  /** Counts by reason below a ranking, or every GPU where all are asked for. */
  List<String> belowRanking(int left) {
    List<String> lines = new ArrayList<>();
    if (left == 0 || answer.eliminated().isEmpty()) {
      return lines;
    }
    lines.addAll(Wording.wrapped("Left out: " + counts(answer) + ".", width));
    if (left == Integer.MAX_VALUE) {
      answer.eliminated().forEach(one -> add(lines, one));
    } else {
      lines.add(screen.dim("Each with its reason: --eliminated all"));
    }
    return lines;
  }

  /** The nearest misses where nothing qualifies, and the one change that helps most. */
  List<String> nothingQualifies(int left) {
    List<String> lines = new ArrayList<>();
    lines.add(
        screen.bold("Nothing meets every requirement.")
            + (nearest(answer, left).isEmpty() ? "" : " Nearest:"));
    nearest(answer, left).forEach(one -> add(lines, one));
    lines.addAll(Wording.wrapped("All: " + counts(answer) + ".", width));
    @Nullable String most = admitsMost();
    if (most != null) {
      lines.add(most);
    }
    return lines;
  }

  /** The GPUs worth naming: those that were asked for, nearest first. */
  public static List<Eliminated> nearest(Recommendation answer, int left) {
    List<Eliminated> nearest = new ArrayList<>();
    for (Eliminated one : answer.eliminated()) {
      boolean asked = !one.first().requirement().equals(UNASKED);
      if (nearest.size() < left && (asked || left == Integer.MAX_VALUE)) {
        nearest.add(one);
      }
    }
    return nearest;
  }

  private void add(List<String> lines, Eliminated one) {
    Assessment nearest = one.nearest();
    Deployment deployment = nearest == null ? null : nearest.estimate().deployment();
    String what = deployment == null ? Wording.gpu(one.gpu()) : Wording.count(deployment);
    lines.add(
        "  " + screen.bold(what) + (deployment == null ? "" : "  " + deployment.plan().summary()));
    for (Failure failure : one.failures()) {
      String fix = failure.fix();
      String text = failure.finding().sentence() + (fix == null ? "" : "   → " + fix);
      Wording.wrapped(text, width - INDENT).forEach(line -> lines.add(" ".repeat(INDENT) + line));
    }
  }

  /** How many GPUs were left out by the first requirement that each failed. */
  public static String counts(Recommendation answer) {
    List<Map.Entry<String, Integer>> counts = new ArrayList<>(answer.counts().entrySet());
    counts.sort(
        (a, b) ->
            b.getValue().equals(a.getValue())
                ? a.getKey().compareTo(b.getKey())
                : b.getValue() - a.getValue());
    List<String> parts = new ArrayList<>();
    for (Map.Entry<String, Integer> entry : counts) {
      parts.add(entry.getValue() + " " + REASONS.getOrDefault(entry.getKey(), entry.getKey()));
    }
    return String.join(" · ", parts);
  }

  /** The budget, up to twice the one given, that admits most of those that miss nothing else. */
  private @Nullable String admitsMost() {
    Budget budget = answer.request().limits().market().budget();
    if (budget == null) {
      return null;
    }
    double most = 0;
    int count = 0;
    @Nullable String fix = null;
    for (Eliminated one : answer.eliminated()) {
      Failure only = one.first();
      if (only.requirement().equals("cost/budget")
          && only.excess() <= 1
          && one.failures().size() == 1) {
        count++;
        if (only.excess() >= most) {
          most = only.excess();
          fix = only.fix();
        }
      }
    }
    return count < 2 ? null : "One change that admits most: " + fix + " admits " + count + ".";
  }
}
