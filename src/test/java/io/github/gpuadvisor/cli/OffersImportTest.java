package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffersImportTest {
  private static final String HEADER = "provider,instanceType,gpu,gpuCount,priceUsdPerHour\n";

  @TempDir private Path home;
  private Path prices;

  @BeforeEach
  void prices() throws IOException {
    prices = write("prices.csv", HEADER + "own-cloud,small,l4,1,0.5\n");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(home.resolve(name), text);
  }

  private static String rows(String provider, int count, double price) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < count; i++) {
      text.append(provider).append(",m").append(i).append(",l4,1,").append(price).append('\n');
    }
    return text.toString();
  }

  private CommandRun run(String... args) {
    List<String> all = new ArrayList<>(List.of("offers", "import"));
    all.addAll(List.of(args));
    return CommandRun.of(all, "", Map.of("XDG_DATA_HOME", home.resolve("data").toString()));
  }

  private CommandRun csv(Path file, String... more) {
    List<String> args = new ArrayList<>(List.of("--format", "csv", file.toString()));
    args.addAll(List.of("--as-of", "2026-11-20"));
    args.addAll(List.of(more));
    return run(args.toArray(new String[0]));
  }

  private Path written(String provider) {
    return home.resolve("data/gpu-advisor/imported/offers/" + provider + ".json");
  }

  @Test
  void reportsWhatWasAcceptedAndWhereItIs() {
    CommandRun run = csv(prices);

    assertThat(run.exitCode()).isZero();
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output())
        .isEqualTo(
            """
            own-cloud: 1 offer accepted, prices of 2026-11-20 (by --as-of)
            Written to %s
            """
                .formatted(written("own-cloud")));
    assertThat(written("own-cloud")).content().contains("\"priceUsdPerHour\":0.5");
  }

  @Test
  void pricesOlderThanTheLastAreSaidToBe() {
    csv(prices);

    CommandRun older =
        run("--format", "csv", prices.toString(), "--as-of", "2026-11-01", "--dry-run");

    assertThat(older.exitCode()).isZero();
    assertThat(older.output())
        .contains("[older-prices]", "own-cloud 2026-11-01, before 2026-11-20");
    assertThat(csv(prices).output()).doesNotContain("older-prices");
  }

  @Test
  void whatIsImportedIsOffered() {
    csv(prices);

    CommandRun run =
        CommandRun.of(
            List.of("offers", "list", "--provider", "own-cloud"),
            "",
            Map.of("XDG_DATA_HOME", home.resolve("data").toString()));

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("own-cloud", "small", "1 × l4", "2026-11-20");
  }

  @Test
  void aDryRunWritesNothingAndNeedsNoHome() {
    assertThat(csv(prices, "--dry-run").output()).endsWith("Nothing written: dry run\n");
    assertThat(home.resolve("data")).doesNotExist();

    CommandRun homeless =
        CommandRun.of("offers", "import", "--format", "csv", prices.toString(), "--dry-run");
    assertThat(homeless.exitCode()).isZero();
  }

  @Test
  void withoutAHomeThereIsNowhereToWriteTo() {
    CommandRun run = CommandRun.of("offers", "import", "--format", "csv", prices.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("neither XDG_DATA_HOME nor HOME", "--dry-run");
  }

  @Test
  void printsTheSameAsJson() throws IOException {
    write("prices.csv", HEADER + "own-cloud,small,l4,1,0.5\nown-cloud,odd,no-gpu,1,0.5\n");

    Value answer = Json.read(csv(prices, "-o", "json").output(), "answer");
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
    assertThat(first.get("written").content()).isEqualTo(written("own-cloud").toString());
    assertThat(first.get("refused").content()).isNull();
    Map<String, Value> skipped = first.get("skipped").asList().get(0).asMap();
    assertThat(skipped.get("rule").content()).isEqualTo("unknown-gpu");
    assertThat(skipped.get("count").content()).isEqualTo(1.0);
    assertThat(skipped.get("examples").asList().get(0).content())
        .isEqualTo("prices.csv:3 odd no-gpu");
  }

  @Test
  void anImportWhoseRowsCollapseIsRefusedAndTheLastOneStays() throws IOException {
    csv(write("many.csv", rows("own-cloud", 20, 0.5)));
    String before = Files.readString(written("own-cloud"));

    CommandRun run = csv(prices);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).contains("1 offer accepted", "Nothing written: refused");
    assertThat(run.errorOutput())
        .contains("own-cloud: 1 offer, fewer than half of the 20 of the last import", "--force");
    assertThat(written("own-cloud")).hasContent(before);
    assertThat(csv(prices, "-o", "json").errorOutput()).contains("\"code\":\"suspect-import\"");
    assertThat(csv(prices, "--dry-run").exitCode()).isEqualTo(2);
  }

  @Test
  void anImportWhosePricesJumpIsRefused() throws IOException {
    csv(prices);

    CommandRun run = csv(write("cents.csv", HEADER + "own-cloud,small,l4,1,50\n"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("100 times");
    assertThat(written("own-cloud")).content().contains("\"priceUsdPerHour\":0.5");
  }

  @Test
  void forceTakesItAllTheSame() throws IOException {
    csv(write("many.csv", rows("own-cloud", 20, 0.5)));

    CommandRun run = csv(prices, "--force");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("in the place of 20 offers of the last import");
  }

  @Test
  void withoutAnImportTheCatalogsOffersAreTheMeasure() throws IOException {
    CommandRun run = csv(write("aws.csv", rows("aws", 3, 0.8)));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).containsPattern("fewer than half of the \\d+ of the catalog");
  }

  @Test
  void aLastImportThatNobodyCanReadIsReplaced() throws IOException {
    Files.createDirectories(written("own-cloud").getParent());
    Files.writeString(written("own-cloud"), "{\"offers\": [");

    assertThat(csv(prices).exitCode()).isZero();
    assertThat(written("own-cloud")).content().contains("\"priceUsdPerHour\":0.5");
  }

  @Test
  void eachProviderIsTakenOnItsOwn() throws IOException {
    csv(write("many.csv", rows("own-cloud", 20, 0.5)));
    write("prices.csv", HEADER + "own-cloud,small,l4,1,0.5\nsecond,small,l4,1,0.6\n");

    CommandRun run = csv(prices);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(written("second")).exists();
    assertThat(written("own-cloud")).content().contains("m19");
  }

  @Test
  void aFileWithoutAUsableRowIsAnError() throws IOException {
    CommandRun empty = csv(write("empty.csv", HEADER));
    CommandRun useless = csv(write("useless.csv", HEADER + "own-cloud,small,no-gpu,1,1\n"));
    CommandRun nobody = csv(write("nobody.csv", HEADER + ",small,l4,1,1\n"));

    for (CommandRun run : List.of(empty, useless, nobody)) {
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.errorOutput()).contains("can be used");
    }
    assertThat(home.resolve("data")).doesNotExist();
  }

  @Test
  void controlCharactersOfAFileReachNoTerminal() throws IOException {
    write("prices.csv", HEADER + "own-cloud,small,\u001b[31ml4,1,0.5\nown-cloud,a,l4,1,1\n");

    CommandRun run = csv(prices);

    assertThat(run.output() + run.errorOutput()).doesNotContain("\u001b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--format nosuch x.csv | give one of skypilot, gpuhunt, csv",
        "x.csv | whose format?",
        "--format csv | which file?",
        "--format csv --as-of yesterday x.csv | give a day such as",
        "--format csv --as-of 2999-01-01 x.csv | is yet to come",
        "--format csv --provider ../x x.csv | give a name such as aws",
        "--format csv no-such-file.csv | there is no such file",
        "--format csv -o yaml x.csv | give table or json",
        "--formt csv x.csv | near: --format"
      })
  void wrongUseIsToldWithWhatWouldBeRight(String line, String told) {
    CommandRun run = run(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errorOutput()).contains(told);
    assertThat(run.errorOutput().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void aFolderThatCannotBeMadeIsAnErrorOfTheUsersData() throws IOException {
    write("data", "a file where the folder should be");

    CommandRun run = csv(prices);

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.errorOutput()).contains("cannot be written");
  }

  @Test
  void helpBeginsWithExamplesAndNamesEveryOption() {
    CommandRun run = run("--help");

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
        List.of("offers", "import", "--format", "csv", prices.toString(), "--dry-run");

    assertThat(CommandRun.of(args, "", Map.of("GPU_ADVISOR_WATCHED", "1")).errorOutput()).isEmpty();
  }
}
