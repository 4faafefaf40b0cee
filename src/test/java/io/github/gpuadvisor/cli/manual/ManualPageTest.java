package io.github.gpuadvisor.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.cli.Forms;
import io.github.gpuadvisor.cli.packing.WritePages;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.cli.syntax.Usage;
import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class ManualPageTest {
  private static final List<String> SECTIONS =
      List.of(
          "NAME",
          "SYNOPSIS",
          "DESCRIPTION",
          "EXAMPLES",
          "EXIT STATUS",
          "ENVIRONMENT",
          "FILES",
          "SEE ALSO");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> hasEverySectionAndEveryOption() {
    return ManualPage.all(Forms.root()).stream()
        .map(
            path ->
                DynamicTest.dynamicTest(
                    ManualPage.name(path),
                    () -> {
                      String page = page(path);
                      SECTIONS.forEach(name -> assertThat(page).contains(".SH \"" + name + "\"\n"));
                      Syntax syntax = Forms.all().get(String.join(" ", path));
                      for (OptionSyntax option :
                          Usage.groups(syntax).stream()
                              .flatMap(group -> group.options().stream())
                              .toList()) {
                        if (!path.isEmpty()) {
                          option
                              .names()
                              .forEach(
                                  name -> assertThat(page).contains("\\fB" + Roff.escaped(name)));
                        }
                      }
                    }));
  }

  @Test
  void thePageOfTheProgramNamesEveryOther() {
    String page = page(List.of());
    ManualPage.all(Forms.root())
        .forEach(path -> assertThat(page).contains(Roff.escaped(ManualPage.name(path))));
  }

  @Test
  void linesThatBeginWithADotAreNoMacros() {
    assertThat(new Roff().line(".hidden \\ 'x' - é").toString())
        .isEqualTo("\\&.hidden \\e \\(aqx\\(aq \\- \\[u00E9]\n");
  }

  @Test
  void satisfiesMandoc() throws Exception {
    assertThat(judged("mandoc", "-T", "lint")).isEmpty();
  }

  @Test
  void satisfiesGroff() throws Exception {
    assertThat(judged("groff", "-man", "-ww", "-z", "-Tutf8")).isEmpty();
  }

  private String judged(String... command) throws IOException, InterruptedException {
    assumeThat(
            Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(place -> Files.isExecutable(Path.of(place, command[0]))))
        .as(command[0] + " is on the path")
        .isTrue();
    List<String> all = new ArrayList<>(List.of(command));
    for (Map.Entry<String, String> file : WritePages.files().entrySet()) {
      if (file.getKey().endsWith(".1")) {
        Path page = folder.resolve(Path.of(file.getKey()).getFileName());
        all.add(Files.writeString(page, file.getValue()).toString());
      }
    }
    Process process =
        new ProcessBuilder(all).redirectErrorStream(true).directory(folder.toFile()).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theBuildWritesWhatTheCommandsPrint() throws IOException {
    WritePages.main(new String[] {folder.toString()});
    assertThat(folder.resolve("man/gpu-advisor-models-import.1"))
        .hasContent(page(List.of("models", "import")));
    assertThat(folder.resolve("completions/gpu-advisor.bash"))
        .hasContent(CommandRun.of("completion", "bash").output());
    assertThat(folder.resolve("completions/_gpu-advisor")).exists();
    assertThat(folder.resolve("completions/gpu-advisor.fish")).exists();
    assertThat(WritePages.files()).isEqualTo(WritePages.files());
  }

  private static String page(List<String> path) {
    List<String> args = new ArrayList<>(List.of("help", "-o", "man"));
    args.addAll(path);
    return CommandRun.of(args, "", Map.of()).output();
  }
}
