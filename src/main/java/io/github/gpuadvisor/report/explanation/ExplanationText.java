package io.github.gpuadvisor.report.explanation;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Checked;
import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Sourced;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Evidence;
import io.github.gpuadvisor.catalog.Source;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Capacity;
import io.github.gpuadvisor.estimate.Derivation;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.estimate.Term;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Warning;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An explanation for people, from the verdict down to the datasheet. */
public final class ExplanationText {
  private static final int NAME = 23;
  private static final int AMOUNT = 10;
  private static final int FACT = 28;

  private final Explanation explanation;
  private final Screen screen;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private ExplanationText(Explanation explanation, Screen screen) {
    this.explanation = explanation;
    this.screen = screen;
    this.width = Wording.textWidth(screen);
  }

  /** The whole text, newline at the end. */
  public static String of(Explanation explanation, Screen screen) {
    StringBuilder text = new StringBuilder();
    for (String line : new ExplanationText(explanation, screen).lines()) {
      text.append(screen.fit(line)).append('\n');
    }
    return text.toString();
  }

  private List<String> lines() {
    head();
    requirements();
    explanation.derivations().forEach(this::derivation);
    @Nullable Assessment best = explanation.assessment();
    if (best != null) {
      seen(best.estimate());
      score(best);
      constants(best.estimate());
    }
    facts();
    for (Warning warning : explanation.warnings()) {
      wrap("Note: " + warning.sentence() + ".");
    }
    return lines;
  }

  private void wrap(String text) {
    lines.addAll(Wording.wrapped(text, width));
  }

  private void title(String text) {
    lines.add("");
    lines.add(screen.bold(text));
  }

  private void head() {
    Wording.wrapped(QuestionText.of(explanation.answer().request()), width)
        .forEach(line -> lines.add(screen.bold(line)));
    @Nullable Assessment best = explanation.assessment();
    if (best == null) {
      lines.add(Wording.gpu(explanation.gpu()) + ": no deployment could be planned");
      return;
    }
    Deployment deployment = best.estimate().deployment();
    String engine = deployment.plan().engine().id() + "@" + deployment.plan().era().id();
    String source = Wording.source(best.estimate());
    wrap(
        Wording.count(deployment)
            + " · "
            + deployment.plan().summary()
            + " · "
            + engine
            + (source.isEmpty() ? "" : " · " + source));
    wrap(verdict());
  }

  private String verdict() {
    @Nullable Ranked ranked = explanation.ranked();
    if (ranked == null) {
      long missed = explanation.requirements().stream().filter(one -> !one.met()).count();
      return "Does not qualify: misses "
          + missed
          + (missed == 1 ? " requirement" : " requirements")
          + "; shown is the deployment that comes nearest";
    }
    boolean paid = explanation.answer().request().limits().hardware().atHand() == null;
    Interval range = ranked.assessment().scoreRange();
    String tied =
        ranked.tiedWith().isEmpty()
            ? ""
            : ", tied with " + Wording.numbers(ranked.tiedWith(), "rank ", "ranks ");
    return "Rank "
        + ranked.rank()
        + " of "
        + explanation.answer().ranked().size()
        + ", score "
        + Figures.fixed(range.value(), 2)
        + " ("
        + Figures.fixed(range.low(), 2)
        + "–"
        + Figures.fixed(range.high(), 2)
        + ")"
        + tied
        + (paid && ranked.paretoOptimal() ? "; nothing is both cheaper and faster" : "");
  }

  private void requirements() {
    title("Requirements");
    for (Checked one : explanation.requirements()) {
      @Nullable Double margin = one.margin();
      String rest =
          margin == null
              ? ""
              : "; margin "
                  + (margin < 0 ? "−" : "")
                  + Figures.whole(100 * Math.abs(margin))
                  + " %";
      String fix = one.fix() == null ? "" : "   → " + one.fix();
      line((one.met() ? "✓ " : "✗ ") + one.requirement(), one.finding().sentence() + rest + fix);
    }
  }

  private void line(String label, String text) {
    line(label, "", text);
  }

  /** A label, an amount to the right of its column, and text that wraps beside them. */
  private void line(String label, String amount, String text) {
    String left = "  " + label + " ".repeat(Math.max(2, NAME - label.length())) + amount;
    for (String part : Wording.wrapped(text, width - left.length())) {
      lines.add((left + part).stripTrailing());
      left = " ".repeat(left.length());
    }
  }

  private void derivation(Derivation derivation) {
    title(derivation.title());
    for (Term term : derivation.terms()) {
      String amount = Amount.text(term);
      String formula = term.formula().text();
      String right = " ".repeat(Math.max(0, AMOUNT - amount.length())) + amount;
      boolean plain = formula.equals(amount);
      line(term.name(), plain ? right : right + " = ", plain ? "" : formula);
    }
  }

  private void seen(Estimate estimate) {
    @Nullable Performance seen = estimate.performance();
    if (seen == null) {
      return;
    }
    title(
        "What comes of it, with 80 % intervals; bottleneck " + seen.bottleneck().replace('-', ' '));
    rate("tokens/s for each user", seen.outputTokensPerSecondPerUser());
    rate("tokens/s in all", seen.outputTokensPerSecond());
    rate("training tokens/s", seen.trainingTokensPerSecond());
    rate("samples/s", seen.itemsPerSecond());
    @Nullable Capacity capacity = seen.capacity();
    if (capacity != null) {
      rate(capacity.job().unit().plural() + "/s at most", capacity.itemsPerSecond());
      rate("× real time", capacity.realTimeFactor());
    }
    millis("TTFT, mean", seen.ttft() == null ? null : seen.ttft().mean());
    millis("TPOT, mean", seen.tpot() == null ? null : seen.tpot().mean());
    millis("whole request, mean", seen.e2e() == null ? null : seen.e2e().mean());
    line("by", seen.basis().method() + "; " + seen.basis().profile());
  }

  private void rate(String label, @Nullable Interval interval) {
    if (interval != null) {
      line(label, Wording.range(interval, 3));
    }
  }

  private void millis(String label, @Nullable Interval seconds) {
    if (seconds != null) {
      line(label, Wording.range(seconds.times(1000), 3) + " ms");
    }
  }

  private void score(Assessment best) {
    title("Score " + Figures.fixed(best.score(), 3));
    for (Contribution one : best.contributions()) {
      line(one.criterion(), Wording.sum(one), one.finding().sentence());
    }
  }

  private void constants(Estimate estimate) {
    Deployment deployment = estimate.deployment();
    title(
        "Constants of "
            + deployment.plan().engine().id()
            + "@"
            + deployment.plan().era().id()
            + " for "
            + family());
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Constant, Double> one : explanation.constants().entrySet()) {
      parts.add(one.getKey().id() + " " + Figures.significant(one.getValue(), 4));
    }
    indented(String.join(" · ", parts));
    @Nullable Evidence evidence = explanation.evidence();
    indented(
        evidence == null
            ? "No measurement of such work on this chip family stands behind them: they are the"
                + " engine's own, or what other work or families suggest; intervals are wider for"
                + " it."
            : evidence(evidence));
  }

  private String family() {
    String family = explanation.gpu().family();
    return family == null ? Wording.gpu(explanation.gpu()) : family;
  }

  private static String evidence(Evidence evidence) {
    StringBuilder text =
        new StringBuilder("Fitted on " + Figures.whole(evidence.rows()) + " measured rows");
    Map<String, String> splits = new LinkedHashMap<>();
    splits.put("fit", "on those rows");
    splits.put("source", "on a source left out");
    splits.put("gpu", "on a GPU left out");
    splits.put("model", "on a model left out");
    splits.forEach(
        (split, words) -> {
          Evidence.@Nullable Deviation error = evidence.errors().get(split);
          if (error != null) {
            text.append("; median error ")
                .append(Figures.significant(100 * error.median(), 2))
                .append(" % ")
                .append(words);
          }
        });
    return text.append('.').toString();
  }

  private void indented(String text) {
    Wording.wrapped(text, width - 2).forEach(line -> lines.add("  " + line));
  }

  private void facts() {
    title("Facts and where they were read");
    Map<String, Integer> numbers = new LinkedHashMap<>();
    List<Source> sources = new ArrayList<>();
    for (Sourced fact : explanation.facts()) {
      @Nullable Source source = fact.source();
      if (source != null && numbers.putIfAbsent(source.id(), sources.size() + 1) == null) {
        sources.add(source);
      }
      String mark = source == null ? "no source" : "[" + numbers.get(source.id()) + "]";
      String name = fact.of() + " " + fact.path();
      lines.add(
          "  " + name + " ".repeat(Math.max(2, FACT - name.length())) + fact.value() + "  " + mark);
    }
    for (int i = 0; i < sources.size(); i++) {
      // An address is never broken: it must work when it is clicked or copied.
      lines.add("  [" + (i + 1) + "] " + sources.get(i).url());
    }
  }
}
