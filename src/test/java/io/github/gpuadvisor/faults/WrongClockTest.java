package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prices dated after the day of the question: the answer says so, and no age is below zero. */
class WrongClockTest {
  /** After whatever the clock of the machine says. */
  private static final String YET_TO_COME = "2999-01-01";

  @TempDir private Path home;
  private OwnData own;

  @BeforeEach
  void importPrices() throws IOException {
    own = new OwnData(home);
    assertThat(own.importing(own.prices("own-cloud", 1)).exitCode()).isZero();
  }

  private void dateThePrice(String day) throws IOException {
    Path file = own.file("own-cloud");
    Files.writeString(file, Files.readString(file).replace("2026-11-20", day));
  }

  /** Without a day, so that it is the one of the machine's clock. */
  private CommandRun today(String... more) {
    List<String> question =
        new ArrayList<>(List.of("inference", "--model", "llama-3.1-8b", "--provider", "own-cloud"));
    question.add(0, "recommend");
    question.addAll(List.of(more));
    return own.run(question.toArray(String[]::new));
  }

  @Test
  void pricesFromTheFutureAreSaidToBe() throws IOException {
    dateThePrice(YET_TO_COME);
    assertThat(today().exitCode()).isZero();
    assertThat(today().output())
        .contains("Note: prices of own-cloud are dated " + YET_TO_COME + ", after 2")
        .doesNotContainPattern("-\\d+ days");
    assertThat(today("-o", "json").output()).contains("\"price-from-the-future\"");
    assertThat(
            own.run("explain", "l4", "inference", "--model", "llama-3.1-8b", "--top", "1").output())
        .contains("are dated " + YET_TO_COME)
        .doesNotContainPattern("-\\d+ days");
  }

  @Test
  void aPriceFromTheFutureHasNoAgeThatAGateCouldPass() throws IOException {
    dateThePrice(YET_TO_COME);
    CommandRun run = today("--max-price-age", "30d", "-o", "name");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.output()).isEqualTo("m0\n");
    assertThat(run.errorOutput())
        .startsWith("gpu-advisor: the first answer's price (own-cloud) is dated " + YET_TO_COME)
        .contains("it has no age");
  }

  @Test
  void aDayBeforeAllPricesIsSaidToLeaveThemOut() {
    CommandRun run = today("--as-of", "2020-01-01");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output())
        .containsPattern("Note: \\d+ prices are dated after 2020-01-01 and left out of account\\.");
    assertThat(today("--as-of", "2020-01-01", "-o", "json").output()).contains("\"later-prices\"");
    assertThat(today("--as-of", "2026-11-25").output()).doesNotContain("left out of account");
  }

  @Test
  void aDayBeforeOnePriceLeavesOutThatOne() throws IOException {
    dateThePrice("2026-11-26");
    CommandRun run = today("--as-of", "2026-11-25");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.output())
        .contains("Note: one price is dated after 2026-11-25 and left out of account.");
  }
}
