package io.github.gpuadvisor.report;

import java.util.List;

/** Comma-separated values as RFC 4180 writes them, with the line end of this system's tools. */
public final class CsvText {
  private CsvText() {}

  /** One line with its end. */
  public static String line(List<String> cells) {
    return String.join(",", cells.stream().map(CsvText::quoted).toList()) + "\n";
  }

  /** Quoted where needed; a cell that a spreadsheet would run as a formula gets an apostrophe. */
  private static String quoted(String cell) {
    String safe = !cell.isEmpty() && "=+@\t".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    boolean quote = safe.contains(",") || safe.contains("\"") || safe.contains("\n");
    return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
