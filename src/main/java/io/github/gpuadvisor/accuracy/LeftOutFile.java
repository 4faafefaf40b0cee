package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.document.Csv;
import io.github.gpuadvisor.document.DocumentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predictions as they are kept beside the measurements: CSV with {@code file,line,profile,family}
 * and a column for each split.
 */
public final class LeftOutFile {
  /** Its name in the folder of measurements. */
  public static final String NAME = "left-out.csv";

  private static final MathContext FIGURES = new MathContext(5);

  private LeftOutFile() {}

  /** As text. */
  public static String write(Predictions predictions) {
    StringBuilder text = new StringBuilder("file,line,profile,family");
    for (Split split : Split.values()) {
      text.append(',').append(split.id());
    }
    text.append('\n');
    for (Predictions.Row row : predictions.rows()) {
      text.append(row.measurement().file())
          .append(',')
          .append(row.measurement().line())
          .append(',')
          .append(row.profile())
          .append(',')
          .append(row.family());
      for (Split split : Split.values()) {
        text.append(',').append(figure(row.values().get(split)));
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String figure(@Nullable Double value) {
    return value == null
        ? ""
        : new BigDecimal(value).round(FIGURES).stripTrailingZeros().toPlainString();
  }

  /**
   * Predictions of measurements.
   *
   * @throws DocumentException where a line is of no measurement
   */
  public static Predictions read(MeasurementFolder folder, List<MeasurementFile> files) {
    Map<String, Measurement> measurements = new HashMap<>();
    for (MeasurementFile file : files) {
      file.measurements().forEach(one -> measurements.put(one.file() + ":" + one.line(), one));
    }
    List<Predictions.Row> rows = new ArrayList<>();
    byte[] text = folder.text(NAME).getBytes(StandardCharsets.UTF_8);
    try (Csv csv = new Csv(new ByteArrayInputStream(text), NAME)) {
      for (Csv.@Nullable Row row = csv.next(); row != null; row = csv.next()) {
        rows.add(row(row, measurements));
      }
    } catch (IOException e) {
      throw new DocumentException(NAME, 0, "cannot be read (" + e.getMessage() + ")");
    }
    return new Predictions(rows);
  }

  private static Predictions.Row row(Csv.Row row, Map<String, Measurement> measurements) {
    String key = row.text("file") + ":" + row.text("line");
    @Nullable Measurement measurement = measurements.get(key);
    if (measurement == null) {
      throw new DocumentException(NAME, row.line(), "no measurement " + key + ": calibrate again");
    }
    Map<Split, Double> values = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      String text = row.text(split.id());
      try {
        if (!text.isEmpty()) {
          values.put(split, Double.valueOf(text));
        }
      } catch (NumberFormatException e) {
        throw new DocumentException(NAME, row.line(), split.id() + " " + text + ": no number");
      }
    }
    return new Predictions.Row(measurement, row.text("profile"), row.text("family"), values);
  }
}
