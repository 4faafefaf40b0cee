package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.advice.Assessment;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Ranked;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.report.Markup;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.UpgradeText;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
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
    page.html.append(new Reasons(answer).html(explanation, left));
    page.html.append(Page.END);
    return page.html.toString();
  }

  private static String text(String text) {
    return Markup.text(text);
  }

  private void head() {
    String question = QuestionText.of(answer.request());
    html.append(Page.start("gpu-advisor: " + question, question)).append("<p class=\"origin\">");
    if (answer.request().limits().hardware().atHand() == null) {
      html.append(answer.gpusConsidered())
          .append(" GPUs, ")
          .append(Figures.whole(answer.pricesConsidered()))
          .append(" prices");
      Catalog.Span span = answer.span();
      if (span != null) {
        html.append(" of ").append(span.oldest()).append(" to ").append(span.newest());
      }
      html.append(", catalog ");
    } else {
      html.append("Catalog ");
    }
    html.append(text(catalog.version())).append(".</p>\n");
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
    if (answer.upgrade() != null) {
      html.append("<p>").append(text(UpgradeText.of(answer.upgrade()))).append("</p>\n");
    }
  }

  private void ranking() {
    html.append("<h2>Ranking</h2>\n");
    html.append(new RankingTable(answer).html());
    boolean paid = answer.request().limits().hardware().atHand() == null;
    html.append("<p class=\"note\">")
        .append(paid ? "◆ nothing is both cheaper and faster. " : "")
        .append("≈ tied: score ranges overlap. Ranges are 80 % intervals.</p>\n");
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
}
