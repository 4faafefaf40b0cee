package io.github.gpuadvisor.report;

import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Upgrade;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Assumption;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer of {@code recommend} for people: one screen, no scrolling. */
final class RecommendTable {
  private final Recommendation answer;
  private final View view;
  private final Screen screen;

  private RecommendTable(Recommendation answer, View view) {
    this.answer = answer;
    this.view = view;
    this.screen = view.screen();
  }

  /** The whole answer. */
  static String of(Recommendation answer, View view) {
    StringBuilder text = new StringBuilder();
    for (String line : new RecommendTable(answer, view).lines()) {
      text.append(view.screen().fit(line)).append('\n');
    }
    return text.toString();
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    LeftOut leftOut = new LeftOut(answer, screen);
    if (!view.quiet()) {
      head(lines);
      lines.add("");
    }
    if (answer.ranked().isEmpty()) {
      lines.addAll(leftOut.nothingQualifies(view.left()));
    } else {
      lines.addAll(new RecommendColumns(answer, screen).lines());
    }
    if (view.explain()) {
      explain(lines);
    }
    if (view.quiet()) {
      return lines;
    }
    if (!answer.ranked().isEmpty()) {
      legend(lines);
      lines.addAll(leftOut.belowRanking(view.left()));
    }
    upgrade(lines);
    assumed(lines);
    lines.addAll(Wording.notes(answer.warnings(), Wording.textWidth(screen)));
    return lines;
  }

  private void head(List<String> lines) {
    String question = QuestionText.of(answer.request());
    Catalog.Span span = answer.span();
    boolean atHand = answer.request().limits().hardware().atHand() != null;
    if (atHand) {
      Wording.wrapped(question, Wording.textWidth(screen))
          .forEach(line -> lines.add(screen.bold(line)));
      return;
    }
    String facts =
        answer.gpusConsidered()
            + " GPUs, "
            + Figures.whole(answer.pricesConsidered())
            + " prices"
            + (span == null ? "" : ", " + span.oldest() + " to " + span.newest());
    int gap =
        screen.width() == Integer.MAX_VALUE
            ? 3
            : screen.width() - question.length() - facts.length();
    if (gap >= 3) {
      lines.add(screen.bold(question) + " ".repeat(gap) + screen.dim(facts));
      return;
    }
    Wording.wrapped(question, Wording.textWidth(screen))
        .forEach(line -> lines.add(screen.bold(line)));
    lines.add(screen.dim(facts));
  }

  private void legend(List<String> lines) {
    List<String> parts = new ArrayList<>();
    boolean best = false;
    boolean tied = false;
    boolean paid = answer.request().limits().hardware().atHand() == null;
    for (Ranked row : answer.top()) {
      best |= paid && row.paretoOptimal();
      tied |= !row.tiedWith().isEmpty();
    }
    if (best) {
      parts.add("◆ nothing is both cheaper and faster");
    }
    if (tied) {
      parts.add("≈ tied: score ranges overlap");
    }
    if (!parts.isEmpty()) {
      lines.add(screen.dim(String.join("   ", parts)));
    }
    Set<String> engines = new LinkedHashSet<>();
    for (Ranked row : answer.top()) {
      Plan plan = row.assessment().estimate().deployment().plan();
      engines.add(plan.engine().id() + "@" + plan.era().id());
    }
    lines.add(screen.dim("Speed as of " + String.join(", ", engines)));
    int more = answer.ranked().size() - answer.top().size();
    if (more > 0) {
      lines.add(screen.dim(more + " more qualify: --top " + answer.ranked().size()));
    }
  }

  /** What to buy, and what that brings. */
  private void upgrade(List<String> lines) {
    @Nullable AtHand atHand = answer.request().limits().hardware().atHand();
    if (atHand == null || !atHand.upgrade()) {
      return;
    }
    @Nullable Upgrade step = answer.upgrade();
    String text =
        step == null
            ? "Step up: no cards that the catalog has a price of are a clear step up."
            : UpgradeText.of(step);
    Wording.wrapped(text, Wording.textWidth(screen)).forEach(lines::add);
  }

  private void explain(List<String> lines) {
    for (Ranked row : answer.top()) {
      lines.add("");
      lines.add(
          screen.bold(
              row.rank()
                  + "  "
                  + Wording.count(row.assessment().estimate().deployment())
                  + "  score "
                  + Figures.fixed(row.assessment().score(), 3)
                  + " ="));
      for (Contribution one : row.assessment().contributions()) {
        String sum = Wording.sum(one) + one.criterion() + ": " + one.finding().sentence();
        Wording.wrapped(sum, Wording.textWidth(screen) - 3)
            .forEach(line -> lines.add("   " + line));
      }
    }
    if (!view.quiet()) {
      lines.add("");
    }
  }

  private void assumed(List<String> lines) {
    List<String> parts = new ArrayList<>();
    for (Assumption one : answer.request().assumed()) {
      parts.add(Option.flag(one.field()) + " " + one.value());
    }
    if (!parts.isEmpty()) {
      Wording.wrapped("Assumed: " + String.join(", ", parts), Wording.textWidth(screen))
          .forEach(line -> lines.add(screen.dim(line)));
    }
  }
}
