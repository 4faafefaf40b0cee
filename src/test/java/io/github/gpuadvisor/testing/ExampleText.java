package io.github.gpuadvisor.testing;

import java.util.ArrayList;
import java.util.List;

/** What a run printed as lines below a command, and whether shown lines are those. */
final class ExampleText {
  /** A shown line that stands for any number of lines. */
  private static final String ANY = "…";

  private static final String ERROR = "# stderr: ";

  private ExampleText() {}

  /** Standard output, then each line of standard error marked as such, then the exit code. */
  static List<String> marked(CommandRun run) {
    List<String> lines = lines(run.output());
    lines(run.errorOutput()).forEach(line -> lines.add((ERROR + line).stripTrailing()));
    addExitCode(run, lines);
    return lines;
  }

  /** What a terminal shows: standard error unmarked below standard output. */
  static List<String> onTerminal(CommandRun run) {
    List<String> lines = lines(run.output());
    lines.addAll(lines(run.errorOutput()));
    addExitCode(run, lines);
    return lines;
  }

  private static void addExitCode(CommandRun run, List<String> lines) {
    if (run.exitCode() != 0) {
      lines.add("# exit " + run.exitCode());
    }
  }

  private static List<String> lines(String text) {
    if (!text.isEmpty() && !text.endsWith("\n")) {
      throw new AssertionError("the last line has no end: " + text);
    }
    return new ArrayList<>(text.lines().toList());
  }

  /** True where shown lines are the seen ones, each {@code …} standing for what is left out. */
  static boolean matches(List<String> shown, List<String> seen) {
    if (shown.isEmpty()) {
      return seen.isEmpty();
    }
    boolean any = shown.get(0).equals(ANY) || shown.get(0).equals(ERROR + ANY);
    if (!any) {
      return !seen.isEmpty()
          && shown.get(0).equals(seen.get(0))
          && matches(shown.subList(1, shown.size()), seen.subList(1, seen.size()));
    }
    for (int skipped = 0; skipped <= seen.size(); skipped++) {
      if (matches(shown.subList(1, shown.size()), seen.subList(skipped, seen.size()))) {
        return true;
      }
    }
    return false;
  }
}
