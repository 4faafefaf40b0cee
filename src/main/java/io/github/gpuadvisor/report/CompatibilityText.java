package io.github.gpuadvisor.report;

import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Precision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which engines run on one accelerator, for people. */
public final class CompatibilityText {
  private static final int EVERY_USE = 3;

  private final List<Compatibility.Row> rows;
  private final Map<String, Integer> numbers;

  private CompatibilityText(List<Compatibility.Row> rows) {
    this.rows = rows;
    this.numbers = numbers(rows);
  }

  /** A table of those that run, the others below it, and the addresses this was read at. */
  public static List<String> lines(Compatibility compatibility, int width) {
    return new CompatibilityText(compatibility.rows()).lines(width);
  }

  private List<String> lines(int width) {
    List<Compatibility.Row> runs = rows.stream().filter(Compatibility.Row::runs).toList();
    List<String> lines = new ArrayList<>();
    if (!runs.isEmpty()) {
      lines.addAll(
          new Table(width)
              .text("engine", 0, runs.stream().map(row -> row.engine().id()).toList())
              .text("since", 1, runs.stream().map(row -> orEmpty(row.since())).toList())
              .text("for", 2, runs.stream().map(row -> uses(row.engine())).toList())
              .text("computes in", 0, runs.stream().map(row -> joined(row.computes())).toList())
              .text("stores only", 0, runs.stream().map(row -> brief(row.stores())).toList())
              .text("read at", 1, runs.stream().map(row -> marks(row)).toList())
              .lines());
    }
    for (Compatibility.Row row : rows) {
      if (!row.runs()) {
        lines.add("not " + row.engine().id() + ": " + row.reason() + " " + marks(row));
      }
    }
    numbers.forEach((address, number) -> lines.add("[" + number + "] " + address));
    return lines;
  }

  /** Addresses in the order in which rows name them, those that run first. */
  private static Map<String, Integer> numbers(List<Compatibility.Row> rows) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    for (boolean running : new boolean[] {true, false}) {
      for (Compatibility.Row row : rows) {
        if (row.runs() == running) {
          row.sources().forEach(one -> numbers.putIfAbsent(one, numbers.size() + 1));
        }
      }
    }
    return numbers;
  }

  private String marks(Compatibility.Row row) {
    StringBuilder marks = new StringBuilder();
    row.sources().forEach(one -> marks.append('[').append(numbers.get(one)).append(']'));
    return marks.toString();
  }

  private static String uses(Engine engine) {
    return engine.uses().size() == EVERY_USE ? "all work" : joined(engine.uses());
  }

  /** The formats of GGUF files as one word: they come together. */
  private static String brief(List<String> formats) {
    List<String> brief = new ArrayList<>();
    for (String format : formats) {
      Precision precision = Precision.of(format);
      boolean gguf = precision != null && precision.isGguf();
      if (!gguf) {
        brief.add(format);
      } else if (!brief.contains("GGUF")) {
        brief.add("GGUF");
      }
    }
    return joined(brief);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String joined(Collection<String> all) {
    return String.join(" ", all.stream().sorted().toList());
  }
}
