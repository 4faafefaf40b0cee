package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.UnknownNameException;
import io.github.gpuadvisor.document.Csv;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.workload.EstimateReader;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads measurement files: CSV whose columns are keys of a {@code batch estimate} line, then {@code
 * quantity}, {@code value}, {@code source}, {@code date} and {@code note}. A model that the catalog
 * lacks is written as {@code key=value} words.
 */
public final class MeasurementReader {
  private static final Set<String> OWN = Set.of("quantity", "value", "source", "date", "note");

  private final EstimateReader questions;

  public MeasurementReader(EstimateReader questions) {
    this.questions = questions;
  }

  /**
   * All rows of a file.
   *
   * @param name how errors and scores call the file
   * @throws DocumentException naming the line that cannot be read
   */
  public List<Measurement> read(InputStream in, String name) throws IOException {
    List<Measurement> rows = new ArrayList<>();
    try (Csv csv = new Csv(in, name)) {
      for (Csv.@Nullable Row row = csv.next(); row != null; row = csv.next()) {
        rows.add(measurement(csv, row, name));
      }
    }
    return rows;
  }

  private Measurement measurement(Csv csv, Csv.Row row, String name) {
    String id = row.text("quantity");
    @Nullable MeasuredQuantity quantity = MeasuredQuantity.of(id);
    if (quantity == null) {
      throw new DocumentException(
          name, row.line(), "unknown quantity " + id + Nearest.hint(id, MeasuredQuantity.ids()));
    }
    try {
      EstimateReader.Question question = questions.line(question(csv, row));
      double value = value(row, name, quantity);
      return new Measurement(name, row.line(), question, quantity, value, row.text("source"));
    } catch (InvalidInputException | UnknownNameException e) {
      throw new DocumentException(name, row.line(), String.valueOf(e.getMessage()));
    }
  }

  private static double value(Csv.Row row, String name, MeasuredQuantity quantity) {
    String text = row.text("value");
    if (quantity == MeasuredQuantity.FITS && Set.of("true", "false").contains(text)) {
      return text.equals("true") ? 1 : 0;
    }
    try {
      double value = Double.parseDouble(text);
      if (value > 0 && Double.isFinite(value)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Told below, as other values that are none.
    }
    throw new DocumentException(name, row.line(), "value " + text + ": give a number above zero");
  }

  private static Value question(Csv csv, Csv.Row row) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (String column : csv.header()) {
      String text = row.text(column);
      if (!OWN.contains(column) && !text.isEmpty()) {
        fields.put(column, value(column, text, row.line()));
      }
    }
    return new Value(fields, row.line());
  }

  private static Value value(String column, String text, int line) {
    return column.equals("model") && text.contains("=") ? shape(text, line) : new Value(text, line);
  }

  private static Value shape(String text, int line) {
    Map<String, Value> parts = new LinkedHashMap<>();
    for (String word : text.split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        parts.put(word.substring(0, equals), new Value(number(word.substring(equals + 1)), line));
      }
    }
    return new Value(parts, line);
  }

  private static @Nullable Object number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
