package io.github.gpuadvisor.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.cli.Forms;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.FrozenCatalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts, read by the shells that they are for. */
class CompletionTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(RealShell.class)
  void offersExactlyTheSubCommandsAndOptionsThatAreDeclared(RealShell shell) throws Exception {
    Map<String, Syntax> forms = Forms.all();
    forms.values().removeIf(syntax -> syntax.groups().isEmpty());
    List<List<String>> lines = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    forms.forEach(
        (path, syntax) -> {
          List<String> typed = new ArrayList<>(List.of("gpu-advisor"));
          if (!path.isEmpty()) {
            typed.addAll(Forms.typed(path));
          }
          lines.add(and(typed, "-"));
          List<String> names = new ArrayList<>();
          for (OptionSyntax option : Forms.options(syntax)) {
            names.addAll(option.names());
          }
          expected.add(names);
          if (syntax.operand() == null && !syntax.below().isEmpty()) {
            lines.add(and(typed, ""));
            expected.add(syntax.below().stream().map(Syntax::name).toList());
          }
        });
    List<List<String>> seen = complete(shell, lines);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(seen.get(i))
          .as(String.join(" ", lines.get(i)))
          .containsExactlyInAnyOrderElementsOf(expected.get(i));
    }
  }

  private static List<String> and(List<String> words, String last) {
    List<String> more = new ArrayList<>(words);
    more.add(last);
    return more;
  }

  @ParameterizedTest
  @EnumSource(RealShell.class)
  void completesWhatStandsBeforeTheCursor(RealShell shell) throws Exception {
    Map<String, List<String>> cases = Completions.BEFORE_THE_CURSOR;
    List<String> typed = List.copyOf(cases.keySet());
    Files.writeString(folder.resolve("spec.yaml"), "kind: inference\n");
    List<List<String>> seen =
        complete(
            shell,
            typed.stream().map(line -> List.of(("gpu-advisor " + line).split(" ", -1))).toList());
    for (int i = 0; i < typed.size(); i++) {
      List<String> expected = cases.getOrDefault(typed.get(i), List.of());
      // What fish falls back to where a prefix fits nothing is its own affair.
      if (shell == RealShell.FISH) {
        assertThat(seen.get(i)).as(typed.get(i)).containsAll(expected);
      } else {
        assertThat(seen.get(i)).as(typed.get(i)).containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(RealShell.class)
  void runsNothingThatACatalogSays(RealShell shell) throws Exception {
    Path catalog =
        new FrozenCatalog()
            .edit("offers/aws.json", "\"us-east-1\"", "\"$(touch owned)\"")
            .edit(
                "models/meta/llama-3.1-8b.json",
                "\"Llama 3.1 8B\"",
                "\"It's \\\\ \\\"$(touch owned)\\\" `touch owned` %s: Ω\"")
            .in(Files.createDirectory(folder.resolve("catalog")));
    List<List<String>> seen =
        complete(
            shell,
            catalog,
            List.of(
                List.of("gpu-advisor", "models", "show", "llama-3.1-8"),
                List.of("gpu-advisor", "recommend", "inference", "--region", "")));
    assertThat(seen.get(0)).containsExactly("llama-3.1-8b");
    assertThat(seen.get(1)).noneMatch(name -> name.contains("touch"));
    assertThat(folder.resolve("owned")).doesNotExist();
  }

  @ParameterizedTest
  @EnumSource(RealShell.class)
  void saysHowItIsMadeAgain(RealShell shell) {
    String shown = shell.program();
    assertThat(CommandRun.of("completion", shown).output())
        .contains("\n#   gpu-advisor completion " + shown + " > ");
    assertThat(
            CommandRun.of("completion", shown, "--catalog", "src/test/resources/frozen-catalog")
                .output())
        .contains(" --catalog src/test/resources/frozen-catalog > ");
  }

  @ParameterizedTest
  @EnumSource(RealShell.class)
  void namesWhatTheUserAdded(RealShell shell) throws IOException {
    Path gpus = folder.resolve("gpu-advisor/catalog/gpus/nvidia");
    Files.createDirectories(gpus);
    String text =
        Files.readString(Path.of("src/test/resources/frozen-catalog/gpus/nvidia/l4.json"));
    Files.writeString(
        gpus.resolve("my-l4.json"), text.replace("\"id\": \"l4\"", "\"id\": \"my-l4\""));
    Map<String, String> environment = Map.of("XDG_DATA_HOME", folder.toString());
    CommandRun run = CommandRun.of(List.of("completion", shell.program()), "", environment);
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).contains("my-l4").contains("and of your own data");
  }

  @Test
  void theScriptForBashKeepsToVersionThreePointTwo() {
    String script = CommandRun.of("completion", "bash").output();
    assertThat(script)
        .doesNotContain(
            "declare -A",
            "local -A",
            "mapfile",
            "readarray",
            "local -n",
            "|&",
            "&>>",
            ",,}",
            "^^}",
            "_init_completion",
            "_get_comp_words_by_ref",
            "coproc",
            "${!",
            "[-1]");
  }

  @Test
  void theScriptForZshCanBeAutoloaded() {
    assertThat(CommandRun.of("completion", "zsh").output()).startsWith("#compdef gpu-advisor\n");
  }

  private List<List<String>> complete(RealShell shell, List<List<String>> lines) throws Exception {
    return complete(shell, Path.of("src/test/resources/frozen-catalog"), lines);
  }

  private List<List<String>> complete(RealShell shell, Path catalog, List<List<String>> lines)
      throws Exception {
    assumeThat(shell.isHere()).as(shell.program() + " is on the path").isTrue();
    CommandRun run = CommandRun.of("completion", shell.program(), "--catalog", catalog.toString());
    assertThat(run.errorOutput()).isEmpty();
    Path script = Files.writeString(folder.resolve("script"), run.output(), StandardCharsets.UTF_8);
    return shell.completes(script, folder, lines);
  }
}
