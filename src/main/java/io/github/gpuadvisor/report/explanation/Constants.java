package io.github.gpuadvisor.report.explanation;

import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Evidence;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The engine's constants that an estimate took, and the measurements that stand behind them. */
final class Constants {
  private static final Map<String, String> SPLITS = splits();

  private Constants() {}

  private static Map<String, String> splits() {
    Map<String, String> splits = new LinkedHashMap<>();
    splits.put("fit", "on those rows");
    splits.put("source", "on a source left out");
    splits.put("gpu", "on a GPU left out");
    splits.put("model", "on a model left out");
    return splits;
  }

  static void write(Explanation explanation, Deployment deployment, Sheet sheet) {
    sheet.title(
        "Constants of "
            + deployment.plan().engine().id()
            + "@"
            + deployment.plan().era().id()
            + " for "
            + family(explanation));
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Constant, Double> one : explanation.constants().entrySet()) {
      parts.add(one.getKey().id() + " " + Figures.significant(one.getValue(), 4));
    }
    sheet.indented(String.join(" · ", parts));
    @Nullable Evidence evidence = explanation.evidence();
    sheet.indented(
        evidence == null
            ? "No measurement of such work on this chip family stands behind them: they are the"
                + " engine's own, or what other work or families suggest; intervals are wider for"
                + " it."
            : sentence(evidence));
  }

  private static String family(Explanation explanation) {
    String family = explanation.gpu().family();
    return family == null ? Wording.gpu(explanation.gpu()) : family;
  }

  private static String sentence(Evidence evidence) {
    StringBuilder text =
        new StringBuilder("Fitted on " + Figures.whole(evidence.rows()) + " measured rows");
    SPLITS.forEach(
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
}
