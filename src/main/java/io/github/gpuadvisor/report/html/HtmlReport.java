package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Sourced;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Source;
import io.github.gpuadvisor.estimate.Derivation;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Term;
import io.github.gpuadvisor.report.LeftOut;
import io.github.gpuadvisor.report.Markup;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.report.explanation.Amount;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Assumption;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as a page to read, print and defend. */
public final class HtmlReport {
  private final Recommendation answer;
  private final Catalog catalog;
  private final StringBuilder html = new StringBuilder();

  private HtmlReport(Recommendation answer, Catalog catalog) {
    this.answer = answer;
    this.catalog = catalog;
  }

  /**
   * The whole page.
   *
   * @param explanation of the first row; null where there is none
   * @param left how many eliminated GPUs to list
   */
  public static String of(
      Recommendation answer, Catalog catalog, @Nullable Explanation explanation, int left) {
    HtmlReport page = new HtmlReport(answer, catalog);
    page.head();
    page.verdict();
    if (!answer.ranked().isEmpty()) {
      page.ranking();
      page.charts();
    }
    page.leftOut(left);
    if (explanation != null && explanation.assessment() != null) {
      page.derivations(explanation);
      page.facts(explanation);
    }
    page.assumed();
    page.html.append("</main>\n</body>\n</html>\n");
    return page.html.toString();
  }

  private static String text(String text) {
    return Markup.text(text);
  }

  private void head() {
    html.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
        .append("<title>")
        .append(text("gpu-advisor: " + QuestionText.of(answer.request())))
        .append("</title>\n<style>\n")
        .append(Style.SHEET)
        .append("</style>\n</head>\n<body>\n<main>\n<h1>")
        .append(text(QuestionText.of(answer.request())))
        .append("</h1>\n<p class=\"origin\">")
        .append(answer.gpusConsidered())
        .append(" GPUs, ")
        .append(Figures.whole(answer.pricesConsidered()))
        .append(" prices");
    Catalog.Span span = answer.span();
    if (span != null) {
      html.append(" of ").append(span.oldest()).append(" to ").append(span.newest());
    }
    html.append(", catalog ").append(text(catalog.version())).append(".</p>\n");
  }

  private void verdict() {
    html.append("<p class=\"verdict\">");
    if (answer.ranked().isEmpty()) {
      html.append("Nothing meets every requirement.</p>\n");
      return;
    }
    Ranked first = answer.ranked().get(0);
    Estimate estimate = first.assessment().estimate();
    Double hour = estimate.cost().perHour();
    Double total = estimate.cost().total();
    Double bought = estimate.cost().purchase();
    html.append("<strong>")
        .append(text(Wording.count(estimate.deployment())))
        .append("</strong>, ")
        .append(text(estimate.deployment().plan().summary()));
    if (hour != null) {
      html.append(", ")
          .append(text(Wording.source(estimate)))
          .append(", <strong>$")
          .append(Figures.usd(hour))
          .append("/h</strong>");
    }
    if (total != null) {
      html.append(", $").append(Figures.usd(total)).append(" in all");
    }
    if (bought != null) {
      html.append(", <strong>$").append(Figures.usd(bought)).append("</strong> to buy");
    }
    html.append(". Score ").append(Wording.range(first.assessment().scoreRange(), 2));
    if (!first.tiedWith().isEmpty()) {
      html.append(", tied with ").append(Wording.numbers(first.tiedWith(), "rank ", "ranks "));
    }
    html.append(".</p>\n");
  }

  private void ranking() {
    html.append("<h2>Ranking</h2>\n");
    html.append(new RankingTable(answer).html());
    html.append(
        "<p class=\"note\">◆ nothing is both cheaper and faster. ≈ tied: score ranges overlap."
            + " Ranges are 80 % intervals.</p>\n");
  }

  private void charts() {
    html.append("<div class=\"charts\">\n");
    figure(
        "Cost against speed",
        CostSpeedChart.of(answer),
        "Numbers are ranks; the line joins rows that nothing beats in both.");
    Assessment first = answer.ranked().get(0).assessment();
    figure(
        "Roofline of one " + first.estimate().deployment().gpu().shortName(),
        RooflineChart.of(first.estimate(), answer.request().workload()),
        "What memory (slope) and units (flat) allow, and where the work's steps are.");
    figure("Memory of each GPU", Bars.memory(answer), "The mark is what one GPU can hold.");
    figure("What each score is made of", Bars.score(answer), "Weight times value, by criterion.");
    html.append("</div>\n");
  }

  private void figure(String title, String drawing, String caption) {
    if (!drawing.isEmpty()) {
      html.append("<figure>\n<h3>")
          .append(text(title))
          .append("</h3>\n")
          .append(drawing)
          .append("<figcaption>")
          .append(text(caption))
          .append("</figcaption>\n</figure>\n");
    }
  }

  private void leftOut(int left) {
    if (answer.eliminated().isEmpty() || left == 0) {
      return;
    }
    html.append("<h2>Left out</h2>\n<p>").append(text(LeftOut.counts(answer))).append(".</p>\n");
    List<Eliminated> nearest = LeftOut.nearest(answer, left);
    if (nearest.isEmpty()) {
      return;
    }
    html.append("<ul class=\"eliminated\">\n");
    for (Eliminated one : nearest) {
      html.append("<li><strong>").append(text(one.gpu().shortName())).append("</strong>");
      for (Failure failure : one.failures()) {
        html.append("<br>").append(text(failure.finding().sentence()));
        if (failure.fix() != null) {
          html.append(" → <code>").append(text(failure.fix())).append("</code>");
        }
      }
      html.append("</li>\n");
    }
    html.append("</ul>\n");
  }

  private void derivations(Explanation explanation) {
    html.append("<h2>How the first row came about</h2>\n");
    for (Derivation derivation : explanation.derivations()) {
      html.append("<h3>").append(text(derivation.title())).append("</h3>\n");
      open("formulas", derivation.title());
      for (Term term : derivation.terms()) {
        html.append("<tr><th scope=\"row\">")
            .append(text(term.name()))
            .append("</th><td class=\"number\">")
            .append(text(Amount.text(term)))
            .append("</td><td>= ")
            .append(text(term.formula().text()))
            .append("</td></tr>\n");
      }
      close();
    }
  }

  private void open(String kind, String label) {
    html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(text(label))
        .append("\"><table class=\"")
        .append(kind)
        .append("\"><tbody>\n");
  }

  private void close() {
    html.append("</tbody></table></div>\n");
  }

  private void facts(Explanation explanation) {
    html.append("<h2>Facts and where they were read</h2>\n");
    open("facts", "Facts");
    for (Sourced fact : explanation.facts()) {
      @Nullable Source source = fact.source();
      html.append("<tr><th scope=\"row\">")
          .append(text(fact.of() + " " + fact.path()))
          .append("</th><td class=\"number\">")
          .append(text(fact.value()))
          .append("</td><td>");
      if (source == null) {
        html.append("no source");
      } else {
        html.append("<a href=\"")
            .append(text(source.url()))
            .append("\">")
            .append(text(source.title()))
            .append("</a>");
      }
      html.append("</td></tr>\n");
    }
    close();
  }

  private void assumed() {
    if (!answer.request().assumed().isEmpty()) {
      html.append("<h2>Assumed</h2>\n<ul>\n");
      for (Assumption one : answer.request().assumed()) {
        html.append("<li><code>")
            .append(text(Option.flag(one.field()) + " " + one.value()))
            .append("</code> ")
            .append(text(one.effect()))
            .append("</li>\n");
      }
      html.append("</ul>\n");
    }
    if (!answer.warnings().isEmpty()) {
      html.append("<h2>Notes</h2>\n<ul>\n");
      for (Warning warning : answer.warnings()) {
        html.append("<li>").append(text(warning.sentence())).append("</li>\n");
      }
      html.append("</ul>\n");
    }
  }
}
