package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The terminal shown in {@code docs/first-choice.md} is what its script records today. With {@code
 * -Dgolden.update=true} the page is rewritten instead.
 */
class FirstChoiceIT {
  private static final Path PAGE = Path.of("docs/first-choice.md");
  private static final String BEGINNING = "```text\n";
  private static final String END = "\n```\n";

  @Test
  void thePageShowsWhatATerminalShows(@TempDir Path folder) throws Exception {
    Installation installed =
        Installation.in(Files.createDirectory(folder.resolve("here")), folder.resolve("work"))
            .with("HOME", folder)
            .with("JAVA_HOME", System.getProperty("java.home"))
            .with("GPU_ADVISOR_TRAIN", "0");
    assumeThat(installed.sh("command -v tmux").exitCode()).as("tmux is here").isZero();
    Path script = Path.of("docs/reports/first-choice.sh").toAbsolutePath();
    CommandRun run = installed.sh("'" + script + "' '" + folder + "' \"$PWD/gpu-advisor\"");
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    List<String> recorded =
        List.of(read(folder.resolve("search.txt")), read(folder.resolve("whole.txt")));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, with(recorded));
    }
    assertThat(shown()).isEqualTo(recorded);
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file).stripTrailing();
  }

  private static List<String> shown() throws IOException {
    List<String> shown = new ArrayList<>();
    for (String part : Files.readString(PAGE).split(BEGINNING, -1)) {
      shown.add(part.substring(0, Math.max(0, part.indexOf(END))));
    }
    return shown.subList(1, shown.size());
  }

  private static String with(List<String> recorded) throws IOException {
    String[] parts = Files.readString(PAGE).split(BEGINNING, -1);
    StringBuilder page = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      page.append(BEGINNING).append(recorded.get(i - 1));
      page.append(parts[i].substring(parts[i].indexOf(END)));
    }
    return page.toString();
  }
}
