package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Distribution;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Assumption;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer of {@code recommend} for people: one screen, no scrolling. */
public final class RecommendTable {
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("memory/fits", "too little memory"),
          Map.entry("operations/offer", "no offer on these terms"),
          Map.entry("operations/selected", "not asked for"),
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
          Map.entry("speed/deadline", "past the deadline"),
          Map.entry("operations/max-gpus", "too many GPUs"),
          Map.entry("operations/max-nodes", "too many machines"),
          Map.entry("operations/max-power", "too much power"));

  private final Recommendation answer;
  private final Screen screen;

  private RecommendTable(Recommendation answer, Screen screen) {
    this.answer = answer;
    this.screen = screen;
  }

  /**
   * The whole answer.
   *
   * @param explain show what each score is made of
   * @param left how many eliminated GPUs to name
   */
  public static String of(
      Recommendation answer, Screen screen, boolean explain, int left, boolean wide) {
    RecommendTable table =
        new RecommendTable(
            answer,
            wide ? new Screen(Integer.MAX_VALUE, screen.color(), screen.unicode()) : screen);
    StringBuilder text = new StringBuilder();
    for (String line : table.lines(explain, left)) {
      text.append(screen.fit(line)).append('\n');
    }
    return text.toString();
  }

  private List<String> lines(boolean explain, int left) {
    List<String> lines = new ArrayList<>();
    head(lines);
    if (answer.ranked().isEmpty()) {
      nothing(lines, left);
    } else {
      lines.add("");
      lines.addAll(rows());
      legend(lines);
      if (explain) {
        explain(lines);
      }
      leftOut(lines, left);
    }
    assumed(lines);
    notes(lines);
    return lines;
  }

  private void head(List<String> lines) {
    String question = Wording.question(answer.request());
    Catalog.Span span = answer.span();
    String facts =
        answer.gpusConsidered()
            + " GPUs, "
            + answer.offersConsidered()
            + " offers"
            + (span == null ? "" : ", prices " + span.oldest() + " to " + span.newest());
    if (screen.width() < Integer.MAX_VALUE
        && question.length() + facts.length() + 3 <= screen.width()) {
      lines.add(
          screen.bold(question)
              + " ".repeat(screen.width() - question.length() - facts.length())
              + screen.dim(facts));
    } else {
      Wording.wrapped(question, Math.min(screen.width(), 200))
          .forEach(line -> lines.add(screen.bold(line)));
      lines.add(screen.dim(facts));
    }
  }

  private List<String> column(Function<Ranked, String> cell) {
    return answer.top().stream().map(cell).toList();
  }

  private List<String> rows() {
    Table table = new Table(screen.width());
    boolean serving = answer.request().workload() instanceof Inference;
    boolean room = screen.width() >= 120;
    table.number("#", 0, column(row -> String.valueOf(row.rank())));
    table.text("GPU", 0, column(row -> Wording.count(deployment(row))));
    table.text("plan", 2, column(row -> deployment(row).plan().summary()));
    table.text(
        "rent from",
        3,
        column(row -> Wording.offer(deployment(row).offer(), deployment(row).nodes())));
    table.number("$/h", 0, column(row -> money(estimate(row).cost().perHour())));
    table.number("$ buy", 0, column(row -> money(estimate(row).cost().purchase())));
    if (serving) {
      table.number(
          "$/M out", 1, column(row -> money(estimate(row).cost().perMillionOutputTokens())));
      table.number(
          "tok/s each",
          1,
          column(row -> rate(row, Performance::outputTokensPerSecondPerUser, room)));
      table.number(
          "tok/s all", 7, column(row -> rate(row, Performance::outputTokensPerSecond, false)));
      table.number("samples/s", 1, column(row -> rate(row, Performance::itemsPerSecond, room)));
      table.number("TTFT p95", 4, column(row -> p95(row, Performance::ttft)));
      table.number("TPOT p95", 6, column(row -> p95(row, Performance::tpot)));
    } else {
      table.number(
          "tok/s", 2, column(row -> rate(row, Performance::trainingTokensPerSecond, room)));
      table.number("time", 0, column(RecommendTable::duration));
      table.number("$ total", 0, column(row -> money(estimate(row).cost().total())));
      table.number("MFU", 4, column(row -> percent(row)));
    }
    table.text("memory", 5, column(row -> Wording.bar(estimate(row).memory().load())));
    table.number("score", 0, column(row -> Figures.fixed(row.assessment().score(), 2)));
    table.text("", 0, column(RecommendTable::marks));
    List<String> lines = table.lines();
    List<String> styled = new ArrayList<>(lines);
    styled.set(0, screen.dim(lines.get(0)));
    return styled;
  }

  private static Estimate estimate(Ranked row) {
    return row.assessment().estimate();
  }

  private static Deployment deployment(Ranked row) {
    return estimate(row).deployment();
  }

  private static String money(@Nullable Double usd) {
    return usd == null ? "" : Figures.usd(usd);
  }

  private static String rate(
      Ranked row, Function<Performance, @Nullable Interval> field, boolean room) {
    Performance performance = estimate(row).performance();
    Interval interval = performance == null ? null : field.apply(performance);
    if (interval == null) {
      return "";
    }
    return room ? Wording.range(interval, 2) : Figures.significant(interval.value(), 2);
  }

  private static String p95(Ranked row, Function<Performance, @Nullable Distribution> field) {
    Performance performance = estimate(row).performance();
    Distribution times = performance == null ? null : field.apply(performance);
    return times == null ? "" : shortTime(times.p95());
  }

  private static String shortTime(double seconds) {
    return seconds < 10
        ? Figures.significant(seconds * 1000, 2) + " ms"
        : Figures.duration(seconds);
  }

  private static String duration(Ranked row) {
    Performance performance = estimate(row).performance();
    return performance == null || performance.durationSeconds() == null
        ? ""
        : Figures.duration(performance.durationSeconds().value());
  }

  private static String percent(Ranked row) {
    Performance performance = estimate(row).performance();
    return performance == null || performance.mfu() == null
        ? ""
        : Figures.whole(performance.mfu().value() * 100) + "%";
  }

  private static String marks(Ranked row) {
    String pareto = row.paretoOptimal() ? "◆" : " ";
    String tied = row.tiedWith().isEmpty() ? "" : " ≈" + row.tiedWith().get(0);
    return pareto + tied;
  }

  private void legend(List<String> lines) {
    boolean pareto = answer.top().stream().anyMatch(Ranked::paretoOptimal);
    boolean tied = answer.top().stream().anyMatch(row -> !row.tiedWith().isEmpty());
    List<String> parts = new ArrayList<>();
    if (pareto) {
      parts.add("◆ nothing is both cheaper and faster");
    }
    if (tied) {
      parts.add("≈ tied with that row: score ranges overlap");
    }
    if (!parts.isEmpty()) {
      lines.add(screen.dim(String.join("   ", parts)));
    }
    int more = answer.ranked().size() - answer.top().size();
    if (more > 0) {
      lines.add(screen.dim(more + " more qualify: --top " + answer.ranked().size()));
    }
  }

  private void explain(List<String> lines) {
    for (Ranked row : answer.top()) {
      Assessment assessment = row.assessment();
      lines.add("");
      lines.add(
          screen.bold(
              row.rank()
                  + "  "
                  + Wording.count(deployment(row))
                  + "  score "
                  + Figures.fixed(assessment.score(), 3)
                  + " ="));
      for (Contribution one : assessment.contributions()) {
        lines.add(
            "   "
                + Figures.fixed(one.amount(), 3)
                + " = "
                + Figures.fixed(one.weight(), 2)
                + " × "
                + Figures.fixed(one.value(), 3)
                + "  "
                + one.criterion()
                + ": "
                + one.finding().sentence());
      }
    }
  }

  private void leftOut(List<String> lines, int left) {
    if (left == 0 || answer.eliminated().isEmpty()) {
      return;
    }
    lines.addAll(Wording.wrapped("Left out: " + counts() + ".", Math.min(screen.width(), 200)));
    if (left == Integer.MAX_VALUE) {
      answer.eliminated().forEach(one -> lines.add("  " + one.gpu().id() + ": " + reasons(one)));
    } else {
      lines.add(screen.dim("Each with its reason: --eliminated all"));
    }
  }

  private String counts() {
    List<Map.Entry<String, Integer>> counts = new ArrayList<>(answer.counts().entrySet());
    counts.sort(
        (a, b) ->
            b.getValue() != a.getValue().intValue()
                ? b.getValue() - a.getValue()
                : a.getKey().compareTo(b.getKey()));
    return String.join(
        " · ",
        counts.stream().map(entry -> entry.getValue() + " " + reason(entry.getKey())).toList());
  }

  private static String reason(String requirement) {
    return REASONS.getOrDefault(requirement, requirement);
  }

  private static String reasons(Eliminated one) {
    List<String> sentences = new ArrayList<>();
    for (Failure failure : one.failures()) {
      sentences.add(
          failure.finding().sentence() + (failure.fix() == null ? "" : " → " + failure.fix()));
    }
    return String.join("; ", sentences);
  }

  private void nothing(List<String> lines, int left) {
    lines.add("");
    lines.add(screen.bold("Nothing meets every requirement.") + (left == 0 ? "" : " Nearest:"));
    int shown = 0;
    for (Eliminated one : answer.eliminated()) {
      if (shown++ >= left) {
        break;
      }
      Assessment nearest = one.nearest();
      String what =
          nearest == null ? Wording.gpu(one.gpu()) : Wording.count(nearest.estimate().deployment());
      String plan = nearest == null ? "" : "  " + nearest.estimate().deployment().plan().summary();
      lines.add("  " + screen.bold(what) + plan);
      for (Failure failure : one.failures()) {
        String text =
            failure.finding().sentence() + (failure.fix() == null ? "" : "   → " + failure.fix());
        Wording.wrapped(text, Math.min(screen.width(), 200) - 4)
            .forEach(line -> lines.add("    " + line));
      }
    }
    lines.addAll(Wording.wrapped("All: " + counts() + ".", Math.min(screen.width(), 200)));
    String most = admitsMost();
    if (most != null) {
      lines.add(most);
    }
  }

  /** The single change that most GPUs wait for. */
  private @Nullable String admitsMost() {
    List<String> fixes = new ArrayList<>();
    for (Eliminated one : answer.eliminated()) {
      if (one.failures().size() == 1 && one.failures().get(0).fix() != null) {
        fixes.add(one.failures().get(0).fix());
      }
    }
    @Nullable String best = null;
    long most = 1;
    for (String fix : fixes) {
      long count = fixes.stream().filter(fix::equals).count();
      if (count > most) {
        most = count;
        best = fix;
      }
    }
    return best == null ? null : "One change that admits most: " + best + " admits " + most + ".";
  }

  private void assumed(List<String> lines) {
    List<String> parts = new ArrayList<>();
    for (Assumption one : answer.request().assumed()) {
      parts.add(io.github.gpuadvisor.workload.Option.flag(one.field()) + " " + one.value());
    }
    if (!parts.isEmpty()) {
      Wording.wrapped("Assumed: " + String.join(", ", parts), Math.min(screen.width(), 200))
          .forEach(line -> lines.add(screen.dim(line)));
    }
  }

  private void notes(List<String> lines) {
    for (Warning warning : answer.warnings()) {
      lines.addAll(
          Wording.wrapped("Note: " + warning.sentence() + ".", Math.min(screen.width(), 200)));
    }
  }
}
