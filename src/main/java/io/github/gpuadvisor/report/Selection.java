package io.github.gpuadvisor.report;

import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Records filtered, ordered and laid out by any of their fields.
 *
 * @param <T> the record
 */
public final class Selection<T> {
  private static final int MOST_NAMED = 6;
  private static final Set<String> NOT_IN_TABLES = Set.of("sources", "conflicts");

  /** A record beside its fields. */
  private record Row<T>(T record, Flat fields) {}

  private final Set<String> known = new LinkedHashSet<>();
  private List<Row<T>> rows = new ArrayList<>();

  /**
   * @param document a record as it is printed in JSON
   */
  public Selection(List<T> records, Function<T, Map<String, @Nullable Object>> document) {
    for (T record : records) {
      Flat fields = Flat.of(document.apply(record));
      known.addAll(fields.fields().keySet());
      rows.add(new Row<>(record, fields));
    }
  }

  /** Keeps the records that meet a condition, as typed. */
  public Selection<T> where(String typed) {
    Condition condition = Condition.of(typed);
    check("--where", condition.field());
    rows = rows.stream().filter(row -> condition.holds(row.fields())).collect(Collectors.toList());
    return this;
  }

  /** Orders by fields, as typed: {@code memory.capacityGB:desc,id}. What is unknown comes last. */
  public Selection<T> sort(String typed) {
    List<String> keys = new ArrayList<>(List.of(typed.split(",", -1)));
    // The last key first, so that the sort, which is stable, leaves it to the first to decide.
    for (int i = keys.size() - 1; i >= 0; i--) {
      String key = keys.get(i).strip();
      int colon = key.indexOf(':');
      String field = colon < 0 ? key : key.substring(0, colon);
      String direction = colon < 0 ? "asc" : key.substring(colon + 1);
      check("--sort", field);
      if (!direction.equals("asc") && !direction.equals("desc")) {
        throw new InvalidInputException(
            "invalid-value", "--sort " + typed + ": give FIELD, FIELD:asc or FIELD:desc");
      }
      Comparator<Object> order = Selection::compare;
      Comparator<@Nullable Object> unknownLast =
          Comparator.nullsLast(direction.equals("desc") ? order.reversed() : order);
      rows.sort((a, b) -> unknownLast.compare(a.fields().value(field), b.fields().value(field)));
    }
    return this;
  }

  private static int compare(Object a, Object b) {
    return a instanceof Number one && b instanceof Number other
        ? Double.compare(one.doubleValue(), other.doubleValue())
        : a.toString().toLowerCase(Locale.ROOT).compareTo(b.toString().toLowerCase(Locale.ROOT));
  }

  /** Columns as typed, each of which must be a field. */
  public List<String> columns(String typed) {
    List<String> columns = List.of(typed.strip().split("\\s*,\\s*", -1));
    columns.forEach(column -> check("--columns", column));
    return columns;
  }

  /** Every field but where it was read. */
  public List<String> allColumns() {
    return known.stream()
        .filter(field -> NOT_IN_TABLES.stream().noneMatch(no -> (field + ".").startsWith(no + ".")))
        .toList();
  }

  /** The records that are left, in order. */
  public List<T> records() {
    return rows.stream().map(Row::record).toList();
  }

  /** Comma-separated values with a title line. */
  public String csv(List<String> columns) {
    StringBuilder text = new StringBuilder(CsvText.line(columns));
    for (Row<T> row : rows) {
      text.append(CsvText.line(columns.stream().map(row.fields()::cell).toList()));
    }
    return text.toString();
  }

  /** A table of columns. */
  public List<String> table(List<String> columns, int width) {
    Table table = new Table(width);
    for (int i = 0; i < columns.size(); i++) {
      String column = columns.get(i);
      List<String> cells = rows.stream().map(row -> row.fields().cell(column)).toList();
      boolean numbers = rows.stream().allMatch(row -> isNumber(row.fields().value(column)));
      // Asked for by name, so none is dropped; texts are cut where the screen is narrow.
      if (numbers && !rows.isEmpty()) {
        table.number(column, 0, cells);
      } else {
        table.text(column, 0, cells);
      }
    }
    return table.lines();
  }

  private static boolean isNumber(@Nullable Object value) {
    return value == null || value instanceof Number;
  }

  private void check(String option, String field) {
    if (known.isEmpty() || known.contains(field)) {
      return;
    }
    List<String> near = Nearest.to(field, allColumns(), MOST_NAMED);
    throw new InvalidInputException(
        "unknown-field",
        option + ": no field called '" + field + "'",
        near.isEmpty()
            ? "Fields: " + String.join(", ", allColumns())
            : "near: " + String.join(", ", near));
  }
}
