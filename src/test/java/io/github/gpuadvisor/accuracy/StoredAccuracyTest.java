package io.github.gpuadvisor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.workload.EstimateReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What is stored of the accuracy belongs to the constants and the code at hand, and is no worse
 * than what was last accepted ({@code -Daccuracy.accept=true} accepts what is stored).
 */
class StoredAccuracyTest {
  private static final Path CATALOG_FOLDER = Path.of("catalog");
  private static final Path ACCEPTED = Path.of("src/test/resources/accepted-accuracy.json");
  private static final double WORSE = 1.1;

  private static final Catalog CATALOG = CatalogReader.read(CATALOG_FOLDER);
  private static final MeasurementFolder FOLDER = MeasurementFolder.of(CATALOG_FOLDER);
  private static final List<MeasurementFile> FILES =
      FOLDER.read(new EstimateReader(CATALOG, LocalDate.EPOCH));
  private static final Predictions STORED = LeftOutFile.read(FOLDER, FILES);

  @Test
  void everyMeasurementIsPredicted() {
    assertThat(STORED.rows())
        .hasSize(FILES.stream().mapToInt(file -> file.measurements().size()).sum());
  }

  @Test
  void theStoredFitIsWhatTheShippedConstantsPredict() {
    List<Case> cases = Recalibration.cases(FOLDER, CATALOG);
    Map<String, Double> now = new TreeMap<>();
    cases.parallelStream()
        .map(one -> Map.entry(name(one.measurement()), one))
        .toList()
        .forEach(
            one -> {
              Double value = one.getValue().predicted(one.getValue().era());
              if (value != null) {
                now.put(one.getKey(), value);
              }
            });
    List<String> changed = new ArrayList<>();
    for (Predictions.Row row : STORED.rows()) {
      Double stored = row.values().get(Split.NONE);
      Double value = now.get(name(row.measurement()));
      boolean same =
          stored == null
              ? value == null
              : value != null && Math.abs(value - stored) <= 1e-3 * Math.abs(stored);
      if (!same) {
        changed.add(name(row.measurement()) + ": stored " + stored + ", now " + value);
      }
    }
    assertThat(changed)
        .as("the model or its constants changed since calibrate --catalog catalog ran")
        .isEmpty();
  }

  private static String name(Measurement measurement) {
    return measurement.file() + ":" + measurement.line();
  }

  @Test
  void noFigureIsWorseThanTheLastAcceptedOneByMoreThanATenth() throws IOException {
    Map<String, Map<String, Double>> now = figures(Scorecard.of(STORED));
    if (Boolean.getBoolean("accuracy.accept")) {
      Files.writeString(ACCEPTED, JsonText.pretty(tree(now)) + "\n");
    }
    Map<String, Value> accepted =
        Objects.requireNonNull(Json.read(Files.readString(ACCEPTED), ACCEPTED.toString()).asMap());
    assertThat(now.keySet()).isEqualTo(accepted.keySet());
    now.forEach(
        (line, figures) ->
            figures.forEach(
                (figure, value) ->
                    assertThat(value)
                        .as("%s, %s", line, figure)
                        .isLessThanOrEqualTo(
                            WORSE * number(Objects.requireNonNull(accepted.get(line)), figure)
                                + 1e-9)));
  }

  private static double number(Value line, String figure) {
    return Double.parseDouble(
        String.valueOf(Objects.requireNonNull(line.asMap()).get(figure).content()));
  }

  /** Errors of every line; 1 less the order, so that less is better everywhere. */
  private static Map<String, Map<String, Double>> figures(Scorecard card) {
    Map<String, Map<String, Double>> all = new TreeMap<>();
    for (Scorecard.Line line : card.lines()) {
      Score score = line.score();
      if (score != null) {
        Map<String, Double> figures = new TreeMap<>();
        figures.put("median", score.median());
        figures.put("p90", score.ninetieth());
        if (score.order() != null) {
          figures.put("disorder", 1 - score.order());
        }
        all.put(line.topic().id() + " " + line.split().id(), figures);
      }
    }
    return all;
  }

  private static Map<String, Object> tree(Map<String, Map<String, Double>> figures) {
    Map<String, Object> tree = new TreeMap<>();
    figures.forEach(
        (line, values) -> {
          Map<String, Object> rounded = new TreeMap<>();
          values.forEach(
              (figure, value) ->
                  rounded.put(figure, new BigDecimal(value).round(new MathContext(4))));
          tree.put(line, rounded);
        });
    return tree;
  }

  @Test
  void everyTopicThatIsMeasuredHasATarget() {
    for (Topic topic : Topic.values()) {
      assertThat(Target.of(topic, Split.SOURCE).median()).isBetween(0.0, 0.3);
    }
    assertThat(Target.of(Topic.TRAINING, Split.GPU).median()).isEqualTo(0.18, within(1e-9));
  }
}
