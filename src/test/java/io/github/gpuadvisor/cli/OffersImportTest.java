package io.github.gpuadvisor.cli;

import static io.github.gpuadvisor.cli.ImportHome.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffersImportTest {
  private ImportHome home;

  @BeforeEach
  void home(@TempDir Path folder) throws IOException {
    home = ImportHome.in(folder);
  }

  @Test
  void reportsWhatWasAcceptedAndWhereItIs() {
    CommandRun run = home.csv(home.prices());

    assertThat(run.exitCode()).isZero();
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output())
        .isEqualTo(
            """
            own-cloud: 1 offer accepted, prices of 2026-11-20 (by --as-of)
            Written to %s
            """
                .formatted(home.written("own-cloud")));
    assertThat(home.written("own-cloud")).content().contains("\"priceUsdPerHour\":0.5");
  }

  @Test
  void pricesOlderThanTheLastAreSaidToBe() {
    home.csv(home.prices());

    CommandRun older =
        home.run("--format", "csv", home.prices().toString(), "--as-of", "2026-11-01", "--dry-run");

    assertThat(older.exitCode()).isZero();
    assertThat(older.output())
        .contains("[older-prices]", "own-cloud 2026-11-01, before 2026-11-20");
    assertThat(home.csv(home.prices()).output()).doesNotContain("older-prices");
  }

  @Test
  void whatIsImportedIsOffered() {
    home.csv(home.prices());

    CommandRun run =
        CommandRun.of(List.of("offers", "list", "--provider", "own-cloud"), "", home.environment());

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("own-cloud", "small", "1 × l4", "2026-11-20");
  }

  @Test
  void aDryRunWritesNothingAndNeedsNoHome() {
    assertThat(home.csv(home.prices(), "--dry-run").output())
        .endsWith("Nothing written: dry run\n");
    assertThat(home.data()).doesNotExist();

    CommandRun homeless =
        CommandRun.of("offers", "import", "--format", "csv", home.prices().toString(), "--dry-run");
    assertThat(homeless.exitCode()).isZero();
  }

  @Test
  void printsTheSameAsJson() throws IOException {
    home.write("prices.csv", HEADER + "own-cloud,small,l4,1,0.5\nown-cloud,odd,no-gpu,1,0.5\n");

    Value answer = Json.read(home.csv(home.prices(), "-o", "json").output(), "answer");
    Map<String, Value> first = Objects.requireNonNull(answer.asList()).get(0).asMap();

    assertThat(first)
        .containsOnlyKeys(
            "provider",
            "format",
            "asOf",
            "asOfBasis",
            "accepted",
            "skipped",
            "suspect",
            "written",
            "replaced",
            "refused");
    assertThat(first.get("accepted").content()).isEqualTo(1.0);
    assertThat(first.get("written").content()).isEqualTo(home.written("own-cloud").toString());
    assertThat(first.get("refused").content()).isNull();
    Map<String, Value> skipped = first.get("skipped").asList().get(0).asMap();
    assertThat(skipped.get("rule").content()).isEqualTo("unknown-gpu");
    assertThat(skipped.get("count").content()).isEqualTo(1.0);
    assertThat(skipped.get("examples").asList().get(0).content())
        .isEqualTo("prices.csv:3 odd no-gpu");
  }

  @Test
  void controlCharactersOfAFileReachNoTerminal() throws IOException {
    home.write("prices.csv", HEADER + "own-cloud,small,\u001b[31ml4,1,0.5\nown-cloud,a,l4,1,1\n");

    CommandRun run = home.csv(home.prices());

    assertThat(run.output() + run.errorOutput()).doesNotContain("\u001b");
  }

  @Test
  void helpBeginsWithExamplesAndNamesEveryOption() {
    CommandRun run = home.run("--help");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output())
        .contains(
            "  gpu-advisor offers import --format skypilot",
            "--format",
            "--provider",
            "--as-of",
            "--dry-run",
            "--force",
            "-o, --output");
  }

  @Test
  void countsRowsOnStandardErrorOnATerminalAloneAndNotForAMoment() throws IOException {
    List<String> args =
        List.of("offers", "import", "--format", "csv", home.prices().toString(), "--dry-run");

    assertThat(CommandRun.of(args, "", Map.of("GPU_ADVISOR_WATCHED", "1")).errorOutput()).isEmpty();
  }
}
