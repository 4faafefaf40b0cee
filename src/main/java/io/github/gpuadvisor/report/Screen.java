package io.github.gpuadvisor.report;

/**
 * What the reader's terminal can show. Color and Unicode add to an answer; they never carry its
 * meaning.
 */
public record Screen(int width, boolean color, boolean unicode) {
  public static final int NARROW = 80;

  /** A plain screen for files and pipes. */
  public static Screen plain(int width) {
    return new Screen(width, false, true);
  }

  /** Bold, where there is color. */
  public String bold(String text) {
    return color ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  /** Dimmed, where there is color. */
  public String dim(String text) {
    return color ? "\u001b[2m" + text + "\u001b[0m" : text;
  }

  /** Text as this screen can show it. */
  public String fit(String text) {
    if (unicode) {
      return text;
    }
    StringBuilder ascii = new StringBuilder();
    text.codePoints().forEach(point -> ascii.append(ascii(point)));
    return ascii.toString();
  }

  private static String ascii(int point) {
    return switch (point) {
      case '×' -> "x";
      case '·' -> "|";
      case '≤' -> "<=";
      case '≥' -> ">=";
      case '≈' -> "~";
      case '◆' -> "*";
      case '→' -> "->";
      case '–', '—' -> "-";
      case '█' -> "#";
      case '░' -> ".";
      case '…' -> "...";
      case '±' -> "+-";
      case '✓' -> "+";
      case '✗' -> "-";
      case '−' -> "-";
      case 'µ' -> "u";
      default -> point < 128 ? Character.toString(point) : "?";
    };
  }
}
