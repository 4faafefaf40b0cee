package io.github.gpuadvisor.catalog.importing;

import static io.github.gpuadvisor.catalog.importing.CsvFile.HEADER;
import static io.github.gpuadvisor.catalog.importing.Imports.counts;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file from a stranger may hold: odd letters, odd encodings, and less than a file. */
class CsvFromStrangersTest {
  private CsvFile file;

  @BeforeEach
  void file(@TempDir Path folder) {
    file = new CsvFile(folder);
  }

  @Test
  void controlCharactersInNamesReachNobody() throws IOException {
    Imported imported =
        file.one(
            HEADER
                + "a,m\u001b[2J,l4,1,1\na,m\u0000,l4,1,1\na,\"x\ny\",l4,1,1\na,a\u202eb,l4,1,1\n");

    assertThat(imported.offers()).isEmpty();
    assertThat(counts(imported)).isEqualTo(Map.of(Rule.BAD_TEXT, 4));
    assertThat(imported.tally().lines(false).get(0).examples())
        .allSatisfy(example -> assertThat(example).matches("prices\\.csv:\\d"));
  }

  @Test
  void byteOrderMarksAndLineEndsOfWindowsMeanNothing() throws IOException {
    assertThat(file.one("\uFEFF" + (HEADER + "a,m,l4,1,1\n").replace("\n", "\r\n")).offers())
        .hasSize(1);
  }

  @Test
  void utf16IsReadWhereAMarkSaysSo() throws IOException {
    Path written = file.write(HEADER + "a,m,l4,1,1\n", StandardCharsets.UTF_16);

    assertThat(Imports.one("csv", written).offers()).hasSize(1);
  }

  @Test
  void otherEncodingsAreRefused() throws IOException {
    assertThat(Imports.failure("csv", file.write(HEADER, StandardCharsets.UTF_16LE)))
        .hasMessageContaining("is no text in UTF-8");
    assertThat(
            Imports.read(
                    "csv",
                    null,
                    file.write(HEADER + "a,Îlot,l4,1,1\n", StandardCharsets.ISO_8859_1))
                .failures())
        .singleElement()
        .matches(failure -> failure.getMessage().contains("is not UTF-8 text"));
  }

  @Test
  void anEmptyFileIsAnError() throws IOException {
    assertThat(file.failure("")).hasMessage("prices.csv:1: is empty");
  }

  @Test
  void aDirectoryOrNoFileCannotBeRead() {
    ImportException folders = Imports.failure("csv", file.folder());
    ImportException none = Imports.failure("csv", file.folder().resolve("none"));

    assertThat(folders.code()).isEqualTo("unreadable-file");
    assertThat(folders).hasMessage(file.folder() + ": is a folder; give the files in it");
    assertThat(none.code()).isEqualTo("unreadable-file");
    assertThat(none).hasMessage(file.folder().resolve("none") + ": there is no such file");
  }

  @Test
  void anAcceptedRowNeverNamesAPathOfThisMachine() throws IOException {
    Imported imported = file.one(HEADER + "a,m,l4,1,1\n");

    assertThat(imported.sources().values())
        .allSatisfy(
            source -> assertThat(source.toString()).doesNotContain(file.folder().toString()));
  }

  @Test
  void severalFilesOfOneProviderAreOneImport() throws IOException {
    Path first = file.write(HEADER + "a,m,l4,1,1\n");
    Path second = file.writeMore(HEADER + "a,n,l4,1,2\n");

    OfferImport.Result result = Imports.read("csv", null, first, second);

    assertThat(result.imports()).hasSize(1);
    assertThat(result.imports().get(0).offers()).hasSize(2);
    assertThat(result.imports().get(0).sources()).hasSize(2);
  }

  @Test
  void aFileThatBreaksOffSpoilsItsOwnProvidersAlone() throws IOException {
    Path broken = file.write(HEADER + "a,m,l4,1,1\na,\"open\n");
    Path sound = file.writeMore(HEADER + "b,n,l4,1,2\n");

    OfferImport.Result result = Imports.read("csv", null, broken, sound);

    assertThat(result.failures()).hasSize(1);
    assertThat(result.imports()).extracting(Imported::provider).containsExactly("b");
  }
}
