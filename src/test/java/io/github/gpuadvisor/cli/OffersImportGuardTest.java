package io.github.gpuadvisor.cli;

import static io.github.gpuadvisor.cli.ImportHome.HEADER;
import static io.github.gpuadvisor.cli.ImportHome.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports that would spoil what is there: each is refused, and the last one stays. */
class OffersImportGuardTest {
  private ImportHome home;

  @BeforeEach
  void home(@TempDir Path folder) throws IOException {
    home = ImportHome.in(folder);
  }

  @Test
  void anImportWhoseRowsCollapseIsRefusedAndTheLastOneStays() throws IOException {
    home.csv(home.write("many.csv", rows("own-cloud", 20, 0.5)));
    String before = Files.readString(home.written("own-cloud"));

    CommandRun run = home.csv(home.prices());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).contains("1 offer accepted", "Nothing written: refused");
    assertThat(run.errorOutput())
        .contains("own-cloud: 1 offer, fewer than half of the 20 of the last import", "--force");
    assertThat(home.written("own-cloud")).hasContent(before);
    assertThat(home.csv(home.prices(), "-o", "json").errorOutput())
        .contains("\"code\":\"suspect-import\"");
    assertThat(home.csv(home.prices(), "--dry-run").exitCode()).isEqualTo(2);
  }

  @Test
  void anImportWhosePricesJumpIsRefused() throws IOException {
    home.csv(home.prices());

    CommandRun run = home.csv(home.write("cents.csv", HEADER + "own-cloud,small,l4,1,50\n"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("100 times");
    assertThat(home.written("own-cloud")).content().contains("\"priceUsdPerHour\":0.5");
  }

  @Test
  void forceTakesItAllTheSame() throws IOException {
    home.csv(home.write("many.csv", rows("own-cloud", 20, 0.5)));

    CommandRun run = home.csv(home.prices(), "--force");

    assertThat(run.exitCode()).isZero();
    assertThat(run.output()).contains("in the place of 20 offers of the last import");
  }

  @Test
  void withoutAnImportTheCatalogsOffersAreTheMeasure() throws IOException {
    CommandRun run = home.csv(home.write("aws.csv", rows("aws", 3, 0.8)));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).containsPattern("fewer than half of the \\d+ of the catalog");
  }

  @Test
  void aLastImportThatNobodyCanReadIsReplaced() throws IOException {
    Files.createDirectories(home.written("own-cloud").getParent());
    Files.writeString(home.written("own-cloud"), "{\"offers\": [");

    assertThat(home.csv(home.prices()).exitCode()).isZero();
    assertThat(home.written("own-cloud")).content().contains("\"priceUsdPerHour\":0.5");
  }

  @Test
  void eachProviderIsTakenOnItsOwn() throws IOException {
    home.csv(home.write("many.csv", rows("own-cloud", 20, 0.5)));
    home.write("prices.csv", HEADER + "own-cloud,small,l4,1,0.5\nsecond,small,l4,1,0.6\n");

    CommandRun run = home.csv(home.prices());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(home.written("second")).exists();
    assertThat(home.written("own-cloud")).content().contains("m19");
  }
}
