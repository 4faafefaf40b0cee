package io.github.gpuadvisor.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell of this machine that reads a script and completes lines with it. Lines are given as
 * words, the last of which is being typed.
 */
enum RealShell {
  /** Called as readline calls it, with words taken apart at {@code =} and {@code :}. */
  BASH(
      """
      source "$1"
      while IFS= read -r line; do
        IFS=$'\\x1f' read -r -a COMP_WORDS <<<"${line%.}"
        [[ ${line%.} == *$'\\x1f' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)) COMPREPLY=()
        _gpu_advisor gpu-advisor
        for reply in "${COMPREPLY[@]}"; do printf '%s\\n' "${reply% }"; done
        echo '=='
      done <"$2"
      """),

  /** Outside of a terminal, with stand-ins for what zsh itself does with candidates. */
  ZSH(
      """
      compdef() { : }
      compset() {
        local short=
        shift
        if [[ $1 == 1 ]]; then short=1; shift; fi
        [[ $PREFIX == ${~1}* ]] || return 1
        if [[ -n $short ]]; then PREFIX=${PREFIX#${~1}}; else PREFIX=${PREFIX##${~1}}; fi
      }
      _describe() {
        [[ $1 == -o ]] && shift
        local one
        for one in "${(@P)4}"; do [[ $one == $PREFIX* ]] && print -r -- ${one%%:*}; done
      }
      _message() { : }
      _files() {
        local -a found=($PREFIX*(N))
        (( $#found )) && print -rl -- $found
      }
      source "$1"
      while IFS= read -r line; do
        words=("${(@ps:\\x1f:)line%.}") CURRENT=$#words PREFIX=$words[-1]
        _gpu-advisor
        echo '=='
      done <"$2"
      """),

  /** Its own completion is asked. */
  FISH(
      """
      source $argv[1]
      while read -l line
          complete -C (string replace -a \\x1f ' ' -- (string sub -e -1 -- $line)) | string replace -r '\\t.*' ''
          echo '=='
      end <$argv[2]
      """);

  private static final char BETWEEN = '\u001f';

  private final String driver;

  RealShell(String driver) {
    this.driver = driver;
  }

  Shell shell() {
    return Shell.valueOf(name());
  }

  String program() {
    return shell().id();
  }

  boolean isHere() {
    for (String folder : System.getenv("PATH").split(":", -1)) {
      if (Files.isExecutable(Path.of(folder, program()))) {
        return true;
      }
    }
    return false;
  }

  /** Candidates of each line, without what stands before them on the same word. */
  List<List<String>> completes(Path script, Path folder, List<List<String>> lines)
      throws IOException, InterruptedException {
    List<String> text = new ArrayList<>();
    for (List<String> line : lines) {
      text.add(String.join(String.valueOf(BETWEEN), apart(line)) + ".");
    }
    List<String> seen = run(folder, script.toString(), written(folder, "lines", text));
    List<List<String>> all = new ArrayList<>();
    List<String> current = new ArrayList<>();
    for (String line : seen) {
      if (line.equals("==")) {
        all.add(current);
        current = new ArrayList<>();
      } else {
        current.add(line.replaceFirst("^.*[=,](?=.)", ""));
      }
    }
    assertThat(all).as(String.join("\n", seen)).hasSameSizeAs(lines);
    return all;
  }

  private List<String> apart(List<String> line) {
    if (this != BASH) {
      return line;
    }
    List<String> apart = new ArrayList<>();
    for (String word : line) {
      apart.addAll(List.of(word.split("(?<=[=:])|(?=[=:])", -1)));
    }
    return apart;
  }

  /** All that the shell prints; nothing may go to standard error. */
  private List<String> run(Path folder, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program()));
    command.addAll(this == ZSH ? List.of("-f") : List.of(this == FISH ? "--no-config" : "--norc"));
    command.add(written(folder, "driver", List.of(driver)));
    command.addAll(List.of(arguments));
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(err)).isEmpty();
    return out.lines().toList();
  }

  private static String written(Path folder, String name, List<String> lines) throws IOException {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n").toString();
  }
}
