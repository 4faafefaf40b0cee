package io.github.gpuadvisor.report.explanation;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Checked;
import io.github.gpuadvisor.advice.Contribution;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Warning;
import org.jspecify.annotations.Nullable;

/** An explanation for people, from the verdict down to the datasheet. */
public final class ExplanationText {
  private static final int AMOUNT = 10;

  private final Explanation explanation;
  private final Sheet sheet;

  private ExplanationText(Explanation explanation, Sheet sheet) {
    this.explanation = explanation;
    this.sheet = sheet;
  }

  /** The whole text, newline at the end. */
  public static String of(Explanation explanation, Screen screen) {
    Sheet sheet = new Sheet(screen);
    new ExplanationText(explanation, sheet).write();
    return sheet.text();
  }

  private void write() {
    head();
    requirements();
    explanation.derivations().forEach(this::derivation);
    @Nullable Assessment best = explanation.assessment();
    if (best != null) {
      @Nullable Performance seen = best.estimate().performance();
      if (seen != null) {
        Outcome.write(seen, sheet);
      }
      score(best);
      Constants.write(explanation, best.estimate().deployment(), sheet);
    }
    Facts.write(explanation.facts(), sheet);
    for (Warning warning : explanation.warnings()) {
      sheet.paragraph("Note: " + warning.sentence() + ".");
    }
  }

  private void head() {
    sheet.heading(QuestionText.of(explanation.answer().request()));
    @Nullable Assessment best = explanation.assessment();
    if (best == null) {
      sheet.unbroken(Wording.gpu(explanation.gpu()) + ": no deployment could be planned");
      return;
    }
    Deployment deployment = best.estimate().deployment();
    String engine = deployment.plan().engine().id() + "@" + deployment.plan().era().id();
    String source = Wording.source(best.estimate());
    sheet.paragraph(
        Wording.count(deployment)
            + " · "
            + deployment.plan().summary()
            + " · "
            + engine
            + (source.isEmpty() ? "" : " · " + source));
    sheet.paragraph(verdict());
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
    sheet.title("Requirements");
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
      sheet.line(
          (one.met() ? "✓ " : "✗ ") + one.requirement(), one.finding().sentence() + rest + fix);
    }
  }

  private void derivation(Derivation derivation) {
    sheet.title(derivation.title());
    for (Term term : derivation.terms()) {
      String amount = Amount.text(term);
      String formula = term.formula().text();
      String right = " ".repeat(Math.max(0, AMOUNT - amount.length())) + amount;
      boolean plain = formula.equals(amount);
      sheet.line(term.name(), plain ? right : right + " = ", plain ? "" : formula);
    }
  }

  private void score(Assessment best) {
    sheet.title("Score " + Figures.fixed(best.score(), 3));
    for (Contribution one : best.contributions()) {
      sheet.line(one.criterion(), Wording.sum(one), one.finding().sentence());
    }
  }
}
