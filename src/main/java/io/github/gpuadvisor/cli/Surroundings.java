package io.github.gpuadvisor.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the program and its launcher take from the environment, and the files they keep. */
final class Surroundings {
  private static final int COLUMN = 34;

  private Surroundings() {}

  /** Variables, each with its effect. */
  static Map<String, String> variables() {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put(
        "COLUMNS",
        "width of tables, 60 to 400; without it 120 in pipes, the terminal's width on a terminal");
    variables.put("NO_COLOR", "any text: no color; color appears on a terminal only");
    variables.put(
        "GPU_ADVISOR_PLAIN",
        "any text: recommend asks line by line, as --plain; TERM=dumb does too");
    variables.put(
        "LC_ALL, LC_CTYPE, LANG",
        "a locale that is neither UTF-8, C nor POSIX gets ASCII in place of symbols");
    variables.put(
        "XDG_DATA_HOME",
        "where your own data lies (~/.local/share without it); LOCALAPPDATA on Windows");
    variables.put(
        "XDG_CACHE_HOME", "launcher: where the class-data archive is kept (~/.cache without it)");
    variables.put("PATH", "where detect looks for the vendors' tools");
    variables.put(
        "GPU_ADVISOR_JAVA", "launcher: the Java to use, a JDK's folder or its java command");
    variables.put("JAVA_HOME", "launcher: the JDK to use where GPU_ADVISOR_JAVA names none");
    variables.put(
        "GPU_ADVISOR_TRAIN",
        "launcher: 0 never trains a class-data archive, 1 trains one even where CI is set");
    variables.put("GPU_ADVISOR_DEBUG_LAUNCH", "launcher: 1 prints the command that it runs");
    return variables;
  }

  /** Folders, each with what lies in it. */
  static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    files.put(
        "~/.local/share/gpu-advisor/catalog",
        "your own GPUs, models and prices, over the built-in catalog");
    files.put(
        "~/.local/share/gpu-advisor/imported",
        "what models import, offers import and calibrate write");
    files.put(
        "~/.cache/gpu-advisor",
        "class-data archives, which halve the start-up time; may be removed");
    return files;
  }

  /** What {@code help environment} prints. */
  static String help() {
    StringBuilder text = new StringBuilder("Variables\n");
    variables().forEach((name, effect) -> line(text, name, effect));
    text.append("\nFolders\n");
    files().forEach((name, content) -> line(text, name, content));
    return text.toString();
  }

  private static void line(StringBuilder text, String name, String effect) {
    text.append("  ")
        .append(name)
        .append(" ".repeat(Math.max(2, COLUMN + 3 - name.length())))
        .append(effect)
        .append('\n');
  }
}
