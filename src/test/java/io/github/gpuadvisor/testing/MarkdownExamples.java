package io.github.gpuadvisor.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of one Markdown file: commands in console blocks, and the blocks that feed them. */
final class MarkdownExamples {
  private static final Pattern FENCE = Pattern.compile("(`{3,})\\s*(.*)");
  private static final Pattern COMMAND = Pattern.compile("\\$ .*\\bgpu-advisor\\b.*");
  private static final String PROMPT = "$ ";
  private static final String ENVIRONMENT = "# env ";

  private final List<String> lines;
  private final List<Example> examples = new ArrayList<>();
  private final Map<String, String> files = new HashMap<>();
  private String stdin = "";

  private MarkdownExamples(List<String> lines) {
    this.lines = lines;
  }

  static MarkdownExamples read(Path file) throws IOException {
    return of(Files.readAllLines(file, StandardCharsets.UTF_8));
  }

  static MarkdownExamples of(List<String> lines) {
    MarkdownExamples read = new MarkdownExamples(List.copyOf(lines));
    read.blocks();
    return read;
  }

  List<Example> examples() {
    return List.copyOf(examples);
  }

  /** The file's lines with other lines shown below its examples. */
  List<String> with(List<List<String>> shown) {
    List<String> rewritten = new ArrayList<>();
    int next = 0;
    for (int i = 0; i < examples.size(); i++) {
      Example example = examples.get(i);
      rewritten.addAll(lines.subList(next, example.first()));
      rewritten.addAll(shown.get(i));
      next = example.first() + example.shown().size();
    }
    rewritten.addAll(lines.subList(next, lines.size()));
    return rewritten;
  }

  private void blocks() {
    for (int i = 0; i < lines.size(); i++) {
      Matcher fence = FENCE.matcher(lines.get(i));
      if (fence.matches()) {
        int end = i + 1;
        while (end < lines.size() && !lines.get(end).strip().equals(fence.group(1))) {
          end++;
        }
        block(fence.group(2).strip(), i + 1, end);
        i = end;
      }
    }
  }

  private void block(String info, int first, int end) {
    if (info.equals("stdin")) {
      stdin = text(first, end);
    } else if (info.startsWith("file ")) {
      files.put(info.substring("file ".length()).strip(), text(first, end));
    } else if (info.equals("console") || info.startsWith("console ")) {
      console(first, end, info.endsWith(" shipped"));
    }
  }

  private String text(int first, int end) {
    return String.join("\n", lines.subList(first, end)) + "\n";
  }

  private void console(int first, int end, boolean shipped) {
    Map<String, String> environment = new HashMap<>();
    int at = first;
    while (at < end) {
      String line = lines.get(at);
      if (line.startsWith(ENVIRONMENT)) {
        int equals = line.indexOf('=');
        environment.put(line.substring(ENVIRONMENT.length(), equals), line.substring(equals + 1));
        at++;
      } else if (COMMAND.matcher(line).matches()) {
        at = example(at, end, environment, shipped);
        environment.clear();
      } else {
        at++;
      }
    }
  }

  /** Reads a command and what is shown up to the next one; returns the line that follows. */
  private int example(int start, int end, Map<String, String> environment, boolean shipped) {
    StringBuilder command = new StringBuilder(lines.get(start).substring(PROMPT.length()));
    int at = start + 1;
    while (command.charAt(command.length() - 1) == '\\' && at < end) {
      command.setLength(command.length() - 1);
      String more = lines.get(at++).strip();
      command.append(more.startsWith("> ") ? more.substring(2) : more);
    }
    int shownFrom = at;
    while (at < end
        && !lines.get(at).startsWith(PROMPT)
        && !lines.get(at).startsWith(ENVIRONMENT)) {
      at++;
    }
    examples.add(
        new Example(
            start + 1,
            command.toString(),
            shownFrom,
            lines.subList(shownFrom, at),
            stdin,
            files,
            environment,
            shipped));
    return at;
  }
}
