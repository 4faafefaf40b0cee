package io.github.gpuadvisor.cli;

import static io.github.gpuadvisor.cli.ImportHome.HEADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be imported, and how that is told. */
class OffersImportErrorsTest {
  private ImportHome home;

  @BeforeEach
  void home(@TempDir Path folder) throws IOException {
    home = ImportHome.in(folder);
  }

  @Test
  void withoutAHomeThereIsNowhereToWriteTo() {
    CommandRun run = CommandRun.of("offers", "import", "--format", "csv", home.prices().toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errorOutput()).contains("neither XDG_DATA_HOME nor HOME", "--dry-run");
  }

  @Test
  void aFileWithoutAUsableRowIsAnError() throws IOException {
    CommandRun empty = home.csv(home.write("empty.csv", HEADER));
    CommandRun useless =
        home.csv(home.write("useless.csv", HEADER + "own-cloud,small,no-gpu,1,1\n"));
    CommandRun nobody = home.csv(home.write("nobody.csv", HEADER + ",small,l4,1,1\n"));

    for (CommandRun run : List.of(empty, useless, nobody)) {
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.errorOutput()).contains("can be used");
    }
    assertThat(home.data()).doesNotExist();
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
    CommandRun run = home.run(line.split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.output()).isEmpty();
    assertThat(run.errorOutput()).contains(told);
    assertThat(run.errorOutput().lines().count()).isLessThanOrEqualTo(3);
  }

  @Test
  void aFolderThatCannotBeMadeIsAnErrorOfTheUsersData() throws IOException {
    home.write("data", "a file where the folder should be");

    CommandRun run = home.csv(home.prices());

    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.errorOutput()).contains("cannot be written");
  }
}
