package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.catalog.OwnData.offers;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of a user's own facts. */
class OverlayCommandsTest {
  @TempDir private Path home;
  private OwnData own;

  @BeforeEach
  void home() {
    own = new OwnData(home);
  }

  @Test
  void pricesInThePlaceOfOthersLeaveTheCatalogSound() throws IOException {
    own.write("imported/offers/lambda.json", offers("lambda", 3.5));
    own.write("imported/offers/verda.json", offers("verda", 3.5));

    CommandRun run = run(List.of("catalog", "check"));

    assertThat(run.output()).doesNotContain("sources-are-used").contains("0 errors");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aComparisonShowsWhatTheUsersOwnDataChanges() throws IOException {
    own.write("imported/offers/lambda.json", offers("lambda", 3.5));

    CommandRun run = run(List.of("catalog", "diff", "built-in", "own"));

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("lambda", "own-1").doesNotContain("verda");
    assertThat(run(List.of("catalog", "diff", "own", "own")).output()).doesNotContain("lambda");
  }

  @Test
  void aDamagedFileEndsWithExitCodeFour() throws IOException {
    own.write("imported/offers/aws.json", "{\"name\": ");

    CommandRun run = run(List.of("recommend", "inference", "--model", "llama-3.1-8b"));

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.output()).isEmpty();
    assertThat(run.errorOutput()).contains("imported/offers/aws.json");
  }

  @Test
  void theAnswerNamesTheFilesAndBuiltInLeavesThemOut() throws IOException {
    own.write("imported/offers/aws.json", offers("aws", 0.1));
    List<String> question =
        List.of(
            "recommend", "inference", "--model", "llama-3.1-8b", "--provider", "aws", "-o=json");
    List<String> builtIn = new ArrayList<>(question);
    builtIn.addAll(List.of("--catalog", "built-in"));

    CommandRun mine = run(question);
    CommandRun plain = run(builtIn);

    assertThat(mine.output())
        .contains("\"overlay\" : [\n      \"imported/offers/aws.json\"", "own-data", "own-1");
    assertThat(plain.output()).contains("\"overlay\" : [ ]").doesNotContain("own-data", "own-1");
  }

  private CommandRun run(List<String> args) {
    return CommandRun.of(args, "", Map.of("XDG_DATA_HOME", home.toString()));
  }
}
