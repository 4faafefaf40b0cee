package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SurroundingsTest {
  /** Said by the launcher to the program, and nobody else's business. */
  private static final Set<String> BETWEEN_THEM =
      Set.of("GPU_ADVISOR_COLUMNS", "GPU_ADVISOR_TYPED", "GPU_ADVISOR_WATCHED");

  @Test
  void namesEveryVariableOfTheLauncher() throws IOException {
    Set<String> read = names(Files.readString(Path.of("gpu-advisor")), "\\bGPU_ADVISOR_[A-Z_]+\\b");
    read.removeAll(BETWEEN_THEM);
    assertThat(Surroundings.variables().keySet()).containsAll(read).contains("JAVA_HOME");
  }

  @Test
  void theReferenceNamesTheSameVariables() throws IOException {
    String page = Files.readString(Path.of("docs/reference/commands.md"));
    String table = page.substring(page.indexOf("\n## Environment"));
    String cells =
        table
            .lines()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(0, line.indexOf(" | ")))
            .collect(Collectors.joining("\n"));
    assertThat(names(cells, "`[A-Z_]+`"))
        .isEqualTo(
            Surroundings.variables().keySet().stream()
                .flatMap(names -> Pattern.compile(", ").splitAsStream(names))
                .map(name -> "`" + name + "`")
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static Set<String> names(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
