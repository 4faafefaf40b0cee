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
    String safe = isFormula(cell) ? "'" + cell : cell;
    boolean quote = safe.contains(",") || safe.contains("\"") || safe.contains("\n");
    return quote ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  private static boolean isFormula(String cell) {
    if (cell.isEmpty()) {
      return false;
    }
    char first = cell.charAt(0);
    return "=+@\t".indexOf(first) >= 0 || (first == '-' && !isNumber(cell));
  }

  private static boolean isNumber(String cell) {
    for (int i = 1; i < cell.length(); i++) {
      if ("0123456789.Ee".indexOf(cell.charAt(i)) < 0) {
        return false;
      }
    }
    return cell.length() > 1;
  }
}
