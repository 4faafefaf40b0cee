package io.github.gpuadvisor.report.html;

import io.github.gpuadvisor.advice.Eliminated;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Failure;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Sourced;
import io.github.gpuadvisor.catalog.Source;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.estimate.figure.Term;
import io.github.gpuadvisor.report.LeftOut;
import io.github.gpuadvisor.report.Markup;
import io.github.gpuadvisor.report.explanation.Amount;
import io.github.gpuadvisor.workload.Assumption;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Warning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind an answer: who was left out, how the first row came about, what was assumed.
 */
final class Reasons {
  private final Recommendation answer;
  private final StringBuilder html = new StringBuilder();

  Reasons(Recommendation answer) {
    this.answer = answer;
  }

  String html(@Nullable Explanation explanation, int left) {
    leftOut(left);
    if (explanation != null && explanation.assessment() != null) {
      derivations(explanation);
      facts(explanation);
    }
    assumed();
    return html.toString();
  }

  private static String text(String text) {
    return Markup.text(text);
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
