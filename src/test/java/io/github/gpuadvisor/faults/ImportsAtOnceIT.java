package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports at the same moment: each provider's prices are those of one of them, whole. */
class ImportsAtOnceIT {
  private static final int MANY = 8;

  @TempDir private Path folder;
  private Program program;

  @BeforeEach
  void choose() {
    program = new Program(folder);
  }

  /** One shell line that starts all of them, waits for each and fails where one of them does. */
  private static String together(List<String> commands) {
    StringBuilder line = new StringBuilder("all=; ");
    for (String command : commands) {
      line.append(command).append(" & all=\"$all $!\"; ");
    }
    return line.append("for one in $all; do wait $one || exit $?; done").toString();
  }

  @Test
  void ofManyProvidersAreAllKept() throws Exception {
    List<String> commands = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int one = 0; one < MANY; one++) {
      commands.add(Program.importing(program.own().prices("cloud-" + one, 100)));
      expected.add("imported/offers/cloud-" + one + ".json");
    }
    CommandRun run = program.sh(together(commands));
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    assertThat(program.files()).containsExactlyElementsOf(expected);
    String listed = program.own().run("offers", "list", "-o", "csv").output();
    for (int one = 0; one < MANY; one++) {
      assertThat(listed).contains("cloud-" + one + ",m99,");
    }
  }

  @Test
  void ofOneProviderLeaveThePricesOfOneOfThem() throws Exception {
    List<String> commands = new ArrayList<>();
    List<String> wholes = new ArrayList<>();
    for (int one = 0; one < 2; one++) {
      Path list = program.own().prices("own-cloud", 100 + one);
      Path prices = Files.copy(list, folder.resolve("list-" + one + ".csv"));
      commands.add(Program.importing(prices));
      wholes.add(alone(prices));
    }
    Files.delete(program.own().file("own-cloud"));
    CommandRun run = program.sh(together(commands));
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    assertThat(run.output().lines().filter(line -> line.startsWith("Written to "))).hasSize(2);
    Map<String, String> contents = program.own().contents();
    assertThat(contents).containsOnlyKeys("imported/offers/own-cloud.json");
    assertThat(wholes).containsAll(contents.values());
  }

  private String alone(Path prices) throws IOException {
    assertThat(program.own().importing(prices).exitCode()).isZero();
    return Files.readString(program.own().file("own-cloud"));
  }
}
