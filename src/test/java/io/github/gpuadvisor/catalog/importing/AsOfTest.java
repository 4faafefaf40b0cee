package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.importing.Imports.madeUp;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AsOfTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "20260818-42/aws.csv, 2026-08-18, by the version in its path",
    "aws-2026-07-01.csv, 2026-07-01, by the file's name",
    "aws-20260701.csv, 2026-07-01, by the file's name"
  })
  void theDayIsThatOfTheVersionOrOfTheName(String name, String day, String basis)
      throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.copy(madeUp("gpuhunt/aws.csv"), file);

    assertThat(AsOf.of(file, null).date()).isEqualTo(day);
    assertThat(AsOf.of(file, null).basis()).isEqualTo(basis);
    assertThat(AsOf.of(file, Imports.DAY).date()).isEqualTo(Imports.DAY);
  }

  @Test
  void withoutBothTheDayIsThatOfTheFile() throws IOException {
    Path file = Files.copy(madeUp("gpuhunt/aws.csv"), folder.resolve("aws.csv"));
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-03-04T05:06:07Z")));

    assertThat(AsOf.of(file, null).date()).isEqualTo("2026-03-04");
    assertThat(AsOf.of(file, null).basis()).isEqualTo("by the file's date");
  }
}
