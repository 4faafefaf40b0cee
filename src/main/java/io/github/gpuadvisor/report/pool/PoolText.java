package io.github.gpuadvisor.report.pool;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.PoolAnswer;
import io.github.gpuadvisor.advice.PoolRow;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.estimate.Capacity;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.report.LeftOut;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Table;
import io.github.gpuadvisor.report.View;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Pool;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pools for people: the workloads, a row for each pool, and what separating them would cost. */
public final class PoolText {
  private static final double LEAST_USD = 0.005;
  private static final double HARDLY = 0.005;

  private final PoolAnswer answer;
  private final View view;
  private final Screen screen;
  private final List<String> lines = new ArrayList<>();

  private PoolText(PoolAnswer answer, View view) {
    this.answer = answer;
    this.view = view;
    this.screen = view.screen();
  }

  /** The whole text, newline at the end. */
  public static String of(PoolAnswer answer, View view) {
    PoolText text = new PoolText(answer, view);
    text.write();
    StringBuilder all = new StringBuilder();
    text.lines.forEach(line -> all.append(text.screen.fit(line)).append('\n'));
    return all.toString();
  }

  private void write() {
    if (!view.quiet()) {
      head();
      lines.add("");
    }
    if (answer.rows().isEmpty()) {
      nothing();
    } else {
      table();
    }
    if (view.quiet()) {
      return;
    }
    separately();
    int more = answer.rows().size() - answer.top().size();
    if (more > 0) {
      lines.add(screen.dim(more + " more qualify: --top " + answer.rows().size()));
    }
    if (!answer.rows().isEmpty() && !answer.leftOut().isEmpty()) {
      wrap("Left out: " + counts() + ".");
    }
    for (Warning warning : answer.warnings()) {
      wrap("Note: " + warning.sentence() + ".");
    }
  }

  private void head() {
    String how =
        switch (answer.pool().sharing()) {
          case SIDE_BY_SIDE -> "side by side, each on GPUs of its own";
          case IN_TURNS -> "in turns, each on all GPUs for its share of the time";
          case AT_ONCE -> "at once, all in the memory of one GPU";
        };
    lines.add(screen.bold("One pool for " + answer.pool().members().size() + " workloads, " + how));
    int number = 1;
    for (Pool.Member member : answer.pool().members()) {
      String share =
          member.share() == null
              ? ""
              : " · " + Figures.whole(member.share() * 100) + " % of the time";
      wrap("  " + number++ + "  " + QuestionText.of(member.alone()) + share);
    }
  }

  private void table() {
    List<PoolRow> rows = answer.top();
    Table table = new Table(screen.width());
    List<String> ranks = new ArrayList<>();
    rows.forEach(any -> ranks.add(String.valueOf(ranks.size() + 1)));
    table.number("#", 0, ranks);
    table.text("pool", 0, column(row -> row.gpuCount() + " × " + Wording.gpu(row.gpu())));
    table.text("from", 3, column(PoolText::from));
    table.number("$/h", 1, column(row -> money(row.usdPerHour())));
    table.number("$ to buy", 1, column(row -> money(row.purchaseUsd())));
    for (int i = 0; i < answer.pool().members().size(); i++) {
      int part = i;
      table.text("for " + (i + 1), 0, column(row -> part(row, part)));
    }
    table.number("score", 1, column(row -> Figures.fixed(row.score(), 2)));
    List<String> shown = table.lines();
    lines.add(screen.dim(shown.get(0)));
    lines.addAll(shown.subList(1, shown.size()));
  }

  private List<String> column(Function<PoolRow, String> cell) {
    return answer.top().stream().map(cell).toList();
  }

  private static String money(@Nullable Double usd) {
    return usd == null ? "" : Figures.usd(usd);
  }

  private static String from(PoolRow row) {
    @Nullable Offer offer = row.offer();
    if (offer == null) {
      return "";
    }
    String times = row.nodeCount() > 1 ? row.nodeCount() + " × " : "";
    return times + offer.provider();
  }

  /** How a workload runs there and what comes of it. */
  private static String part(PoolRow row, int number) {
    Estimate estimate = row.parts().get(number).estimate();
    @Nullable Double share = row.shares().get(number);
    String plan = estimate.deployment().plan().summary();
    int gpus = estimate.deployment().plan().gpus();
    String part = share == null ? gpus + " × " : percent(share) + ": ";
    return part + plan + ", " + seen(estimate, share);
  }

  /** Hardly any time is not none. */
  private static String percent(double share) {
    return share < HARDLY ? "<1%" : share > 1 - HARDLY ? ">99%" : Figures.whole(share * 100) + "%";
  }

  /** In turns, work that ends lasts as much longer as others have the GPUs. */
  private static String seen(Estimate estimate, @Nullable Double share) {
    @Nullable Performance seen = estimate.performance();
    if (seen == null) {
      return "speed unknown";
    }
    @Nullable Capacity capacity = seen.capacity();
    if (seen.durationSeconds() != null) {
      return Figures.duration(seen.durationSeconds().value() / (share == null ? 1 : share));
    }
    if (capacity != null && capacity.streams() != null) {
      return capacity.streams() + " streams at most";
    }
    if (seen.outputTokensPerSecondPerUser() != null) {
      return Figures.significant(seen.outputTokensPerSecondPerUser().value(), 2) + " tok/s each";
    }
    return seen.itemsPerSecond() == null
        ? ""
        : Figures.significant(seen.itemsPerSecond().value(), 2) + "/s";
  }

  private void nothing() {
    lines.add(screen.bold("No one pool serves all.") + " Nearest:");
    for (PoolAnswer.LeftOut one : nearest(answer, view.left())) {
      String where = one.workload() == 0 ? "all" : "workload " + one.workload();
      for (Failure failure : one.eliminated().failures()) {
        String fix = failure.fix() == null ? "" : "   → " + failure.fix();
        wrap(
            "  "
                + Wording.gpu(one.eliminated().gpu())
                + ", "
                + where
                + ": "
                + failure.finding().sentence()
                + fix);
      }
    }
    wrap("All: " + counts() + ".");
  }

  /** Those worth naming. */
  static List<PoolAnswer.LeftOut> nearest(PoolAnswer answer, int most) {
    List<PoolAnswer.LeftOut> nearest = new ArrayList<>();
    for (PoolAnswer.LeftOut one : answer.leftOut()) {
      boolean asked = !one.eliminated().first().requirement().equals("operations/selected");
      if (asked && nearest.size() < most) {
        nearest.add(one);
      }
    }
    return nearest;
  }

  private String counts() {
    List<Map.Entry<String, Integer>> counts = new ArrayList<>(answer.counts().entrySet());
    counts.sort((a, b) -> b.getValue() - a.getValue());
    List<String> parts = new ArrayList<>();
    counts.forEach(one -> parts.add(one.getValue() + " " + LeftOut.reason(one.getKey())));
    return String.join(" · ", parts);
  }

  private void separately() {
    @Nullable List<Assessment> apart = answer.separately();
    if (apart == null) {
      wrap("Separately: at least one of them has no answer of its own.");
      return;
    }
    List<String> parts = new ArrayList<>();
    for (Assessment one : apart) {
      Estimate estimate = one.estimate();
      @Nullable Double hour = estimate.cost().perHour();
      @Nullable Double bought = estimate.cost().purchase();
      String price =
          hour != null
              ? " ($" + Figures.usd(hour) + "/h)"
              : bought != null ? " ($" + Figures.usd(bought) + ")" : "";
      parts.add((parts.size() + 1) + " on " + Wording.count(estimate.deployment()) + price);
    }
    wrap("Separately: " + String.join(", ", parts) + difference() + ".");
  }

  /** What they cost apart, beside the first pool. */
  private String difference() {
    @Nullable Double apart = answer.separateUsdPerHour();
    @Nullable Double together = answer.rows().isEmpty() ? null : answer.rows().get(0).usdPerHour();
    if (apart == null) {
      return "";
    }
    boolean shares = answer.pool().sharing() == Pool.Sharing.IN_TURNS;
    String sum =
        ": $"
            + Figures.usd(apart)
            + "/h"
            + (shares ? " each for its share of the time" : " in all");
    if (together == null) {
      return sum;
    }
    double more = apart - together;
    if (Math.abs(more) < LEAST_USD) {
      return sum + ", as much as the first pool";
    }
    return sum
        + ", $"
        + Figures.usd(Math.abs(more))
        + "/h "
        + (more >= 0 ? "more than" : "less than")
        + " the first pool";
  }

  private void wrap(String text) {
    lines.addAll(Wording.wrapped(text, Wording.textWidth(screen)));
  }
}
