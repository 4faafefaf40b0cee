package io.github.gpuadvisor.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A command line as documentation shows it, split as a POSIX shell would: quotes, assignments
 * before the command, {@code < FILE}, {@code 2>/dev/null} and pipes.
 *
 * @param environment assignments before the command
 * @param args what follows {@code gpu-advisor}
 * @param stdinFile file of {@code < FILE}, or empty
 * @param before shell text piped into the command, or empty
 * @param after shell text that the command is piped into, or empty
 * @param silent whether standard error is thrown away
 */
record ShellLine(
    Map<String, String> environment,
    List<String> args,
    String stdinFile,
    String before,
    String after,
    boolean silent) {

  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");
  private static final List<String> PROGRAM = List.of("gpu-advisor", "./gpu-advisor");

  /** A word, and whether the shell would take it literally. */
  private record Word(String text, boolean quoted) {}

  static ShellLine parse(String line) {
    List<String> stages = stages(line);
    for (int i = 0; i < stages.size(); i++) {
      List<Word> words = words(stages.get(i));
      int command = 0;
      while (command < words.size() && ASSIGNMENT.matcher(words.get(command).text()).matches()) {
        command++;
      }
      if (command < words.size() && PROGRAM.contains(words.get(command).text())) {
        return of(
            words,
            command,
            String.join("|", stages.subList(0, i)).strip(),
            String.join("|", stages.subList(i + 1, stages.size())).strip());
      }
    }
    throw new IllegalArgumentException("calls no gpu-advisor: " + line);
  }

  private static ShellLine of(List<Word> words, int command, String before, String after) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Word word : words.subList(0, command)) {
      int equals = word.text().indexOf('=');
      environment.put(word.text().substring(0, equals), word.text().substring(equals + 1));
    }
    List<String> args = new ArrayList<>();
    String stdinFile = "";
    boolean silent = false;
    for (int i = command + 1; i < words.size(); i++) {
      Word word = words.get(i);
      if (word.quoted() || !"<>;&".contains(word.text().substring(0, 1))) {
        if (word.text().equals("2>/dev/null")) {
          silent = true;
        } else {
          args.add(word.text());
        }
      } else if (word.text().equals("<") && i + 1 < words.size()) {
        stdinFile = words.get(++i).text();
      } else {
        throw new IllegalArgumentException("beyond this little shell: " + word.text());
      }
    }
    return new ShellLine(environment, args, stdinFile, before, after, silent);
  }

  /** The stages of a pipeline, split at bars outside quotes. */
  private static List<String> stages(String line) {
    List<String> stages = new ArrayList<>();
    StringBuilder stage = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '|' && quote == 0) {
        stages.add(stage.toString());
        stage.setLength(0);
        continue;
      }
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      }
      stage.append(c);
    }
    stages.add(stage.toString());
    return stages;
  }

  private static List<Word> words(String stage) {
    List<Word> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean begun = false;
    boolean quoted = false;
    char quote = 0;
    for (int i = 0; i < stage.length(); i++) {
      char c = stage.charAt(i);
      boolean escapes = c == '\\' && quote != '\'' && i + 1 < stage.length();
      if (quote == 0 && (c == '\'' || c == '"')) {
        quote = c;
        quoted = true;
      } else if (c == quote) {
        quote = 0;
      } else if (quote == 0 && Character.isWhitespace(c)) {
        if (begun || quoted) {
          words.add(new Word(word.toString(), quoted));
        }
        word.setLength(0);
        begun = false;
        quoted = false;
        continue;
      } else {
        word.append(escapes ? stage.charAt(++i) : c);
      }
      begun = true;
    }
    if (begun || quoted) {
      words.add(new Word(word.toString(), quoted));
    }
    if (quote != 0) {
      throw new IllegalArgumentException("a quote is never closed: " + stage);
    }
    return words;
  }
}
