package io.github.gpuadvisor.report;

import io.github.gpuadvisor.accuracy.MeasurementFile;
import io.github.gpuadvisor.accuracy.Score;
import io.github.gpuadvisor.accuracy.Scorecard;
import io.github.gpuadvisor.accuracy.Target;
import io.github.gpuadvisor.catalog.Topic;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Predicted against measured as a tree for JSON. */
public final class AccuracyDocument {
  private static final MathContext FIGURES = new MathContext(4);

  private AccuracyDocument() {}

  /** The tree of a scorecard and the files behind it. */
  public static Map<String, @Nullable Object> of(Scorecard card, List<MeasurementFile> files) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("accuracy", lines(card.lines(), true));
    document.put("bySource", lines(card.bySource(), false));
    document.put("byFamily", lines(card.byFamily(), false));
    document.put("measurements", files.stream().map(AccuracyDocument::file).toList());
    return document;
  }

  private static List<Object> lines(List<Scorecard.Line> lines, boolean withTarget) {
    List<Object> all = new ArrayList<>();
    for (Scorecard.Line line : lines) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("topic", line.topic().id());
      one.put("leftOut", line.split().id());
      if (!line.name().isEmpty()) {
        one.put("name", line.name());
      }
      one.putAll(score(line.score(), line.topic()));
      if (withTarget) {
        one.put("target", target(line.target()));
        one.put("reached", line.reached());
      }
      all.add(one);
    }
    return all;
  }

  private static Map<String, @Nullable Object> score(@Nullable Score score, Topic topic) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("rows", score == null ? 0 : score.rows());
    if (topic == Topic.FITS) {
      figures.put("falseFits", score == null ? null : figure(score.median()));
      figures.put("falseRefusals", score == null ? null : figure(score.ninetieth()));
      return figures;
    }
    figures.put("median", score == null ? null : figure(score.median()));
    figures.put("p90", score == null ? null : figure(score.ninetieth()));
    figures.put("bias", score == null ? null : figure(score.bias()));
    figures.put("order", score == null ? null : figure(score.order()));
    figures.put("coverage", score == null ? null : figure(score.coverage()));
    return figures;
  }

  private static Map<String, @Nullable Object> target(Target target) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    figures.put("median", figure(target.median()));
    figures.put("p90", figure(target.ninetieth()));
    figures.put("order", figure(target.order()));
    return figures;
  }

  private static Map<String, @Nullable Object> file(MeasurementFile file) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("file", file.name());
    one.put("title", file.title());
    one.put("address", file.address());
    one.put("rows", file.rows());
    one.put("carried", file.measurements().size());
    List<Object> leftOut = new ArrayList<>();
    for (MeasurementFile.LeftOut some : file.leftOut()) {
      Map<String, @Nullable Object> reason = new LinkedHashMap<>();
      reason.put("rows", some.rows());
      reason.put("why", some.why());
      leftOut.add(reason);
    }
    one.put("leftOut", leftOut);
    return one;
  }

  private static @Nullable BigDecimal figure(@Nullable Double value) {
    return value == null ? null : new BigDecimal(value).round(FIGURES).stripTrailingZeros();
  }
}
