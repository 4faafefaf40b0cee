package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.report.Screen;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The streams and the terminal behind them. The launcher says through {@code GPU_ADVISOR_COLUMNS}
 * that standard output is a terminal of that width, and through {@code GPU_ADVISOR_WATCHED} that
 * standard error is one, and through {@code GPU_ADVISOR_TYPED} that standard input is one; without
 * them nothing is.
 */
public record Console(
    PrintWriter out, PrintWriter err, InputStream in, Map<String, String> environment) {
  private static final int PIPE_WIDTH = 120;
  private static final int NARROWEST = 60;
  private static final int WIDEST = 400;

  /** The same with a text in place of what is typed. */
  Console reading(String text) {
    InputStream from = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new Console(out, err, from, environment);
  }

  /** What standard output can show. */
  Screen screen(boolean noColor) {
    boolean terminal = isTerminal();
    @Nullable String columns =
        terminal ? environment.get("GPU_ADVISOR_COLUMNS") : environment.get("COLUMNS");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean color =
        terminal && !noColor && !dumb && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Screen(width(columns, terminal), color, unicode());
  }

  /** True where the launcher saw a terminal. */
  boolean isTerminal() {
    return environment.containsKey("GPU_ADVISOR_COLUMNS");
  }

  /** True where the launcher saw that somebody watches standard error. */
  boolean isWatched() {
    return environment.containsKey("GPU_ADVISOR_WATCHED");
  }

  /** Columns of the terminal, however few; of running text where there is none. */
  int columns() {
    try {
      return Integer.parseInt(environment.getOrDefault("GPU_ADVISOR_COLUMNS", "").strip());
    } catch (NumberFormatException e) {
      return Screen.NARROW;
    }
  }

  /** True where somebody can be asked: what they type, what is answered and what is said. */
  boolean canAsk() {
    return isTerminal() && isWatched() && isTyped();
  }

  /** True where the launcher saw that somebody types standard input. */
  boolean isTyped() {
    return environment.containsKey("GPU_ADVISOR_TYPED");
  }

  /** True where the cursor must stay where it is. */
  boolean isPlain() {
    String terminal = environment.getOrDefault("TERM", "");
    return terminal.isEmpty()
        || terminal.equals("dumb")
        || !environment.getOrDefault("GPU_ADVISOR_PLAIN", "").isEmpty();
  }

  private static int width(@Nullable String columns, boolean terminal) {
    try {
      int width = columns == null ? 0 : Integer.parseInt(columns.strip());
      return width <= 0
          ? (terminal ? Screen.NARROW : PIPE_WIDTH)
          : Math.max(NARROWEST, Math.min(WIDEST, width));
    } catch (NumberFormatException e) {
      return terminal ? Screen.NARROW : PIPE_WIDTH;
    }
  }

  /**
   * Output is UTF-8 unless the locale names another character set; no locale at all is taken as
   * UTF-8.
   */
  private boolean unicode() {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        String lower = locale.toLowerCase(Locale.ROOT);
        return lower.contains("utf-8")
            || lower.contains("utf8")
            || (!isTerminal() && (lower.equals("c") || lower.equals("posix")));
      }
    }
    return true;
  }
}
