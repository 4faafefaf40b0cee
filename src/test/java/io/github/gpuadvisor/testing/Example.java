package io.github.gpuadvisor.testing;

import java.util.List;
import java.util.Map;

/**
 * A command in a Markdown file and what the file shows below it.
 *
 * @param line line number of the command, from 1
 * @param command the line without its prompt, continued lines joined
 * @param first index of the first line shown below it
 * @param shown the lines below it
 * @param stdin text of the last stdin block above it
 * @param files named files above it, each with its text
 * @param environment from {@code # env NAME=VALUE} lines
 * @param shipped whether it asks for the shipped catalog
 */
record Example(
    int line,
    String command,
    int first,
    List<String> shown,
    String stdin,
    Map<String, String> files,
    Map<String, String> environment,
    boolean shipped) {

  private static final String EXIT = "# exit ";

  Example {
    shown = List.copyOf(shown);
    files = Map.copyOf(files);
    environment = Map.copyOf(environment);
  }

  /** True where nothing but the command, and perhaps its exit code, is shown. */
  boolean showsNothing() {
    return shown.stream().allMatch(text -> text.isBlank() || text.startsWith(EXIT));
  }

  /** The exit code that is shown; 0 is never shown. */
  int exitCode() {
    return shown.stream()
        .filter(text -> text.startsWith(EXIT))
        .mapToInt(text -> Integer.parseInt(text.substring(EXIT.length()).strip()))
        .findFirst()
        .orElse(0);
  }
}
