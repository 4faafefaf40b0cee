package io.github.gpuadvisor.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static Csv open(String text) throws IOException {
    return new Csv(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "file.csv");
  }

  /** The cells of a column, to the end of the file. */
  private static List<String> column(String text, String name) throws IOException {
    List<String> cells = new ArrayList<>();
    try (Csv csv = open(text)) {
      for (Csv.Row row = csv.next(); row != null; row = csv.next()) {
        cells.add(row.text(name));
      }
    }
    return cells;
  }

  @Test
  void cellsAreFoundByTheNameOfTheirColumn() throws IOException {
    assertThat(column("a,b\n1,2\n3,4\n", "b")).containsExactly("2", "4");
    assertThat(column("b,a\n1,2\n3,4\n", "B")).containsExactly("1", "3");
    assertThat(column("a,b\n1,2\n", "c")).containsExactly("");
  }

  @Test
  void quotedCellsMayHoldCommasQuotesAndLines() throws IOException {
    assertThat(column("a,b\n\"x, y\",\"say \"\"hi\"\"\"\n\"1\n2\",3\n", "a"))
        .containsExactly("x, y", "1\n2");
    assertThat(column("a,b\n1,\"say \"\"hi\"\"\"\n", "b")).containsExactly("say \"hi\"");
  }

  @Test
  void linesAreCountedThroughQuotedCells() throws IOException {
    try (Csv csv = open("a\r\n\"1\r\n2\"\r\n\r\n3\r\n")) {
      assertThat(csv.next().line()).isEqualTo(2);
      assertThat(csv.next().line()).isEqualTo(5);
    }
  }

  @Test
  void aRowKnowsWhetherItHasACellForEachColumn() throws IOException {
    try (Csv csv = open("a,b\n1\n1,2\n1,2,3\n")) {
      assertThat(csv.next().isWhole()).isFalse();
      assertThat(csv.next().isWhole()).isTrue();
      assertThat(csv.next().isWhole()).isFalse();
    }
  }

  @Test
  void aQuotationMarkThatNobodyClosesIsNoRestOfTheFile() {
    assertThatThrownBy(() -> column("a,b\n1,\"x\n3,4\n", "a"))
        .isInstanceOf(DocumentException.class)
        .hasMessage("file.csv:2: a quotation mark opens a cell here or before, and none closes it");
  }

  @Test
  void textAfterAClosingQuotationMarkIsAnError() {
    assertThatThrownBy(() -> column("a,b\n1,2\n3,\"x\"y\n", "a"))
        .hasMessage("file.csv:3: is no CSV: something stands after a closing quotation mark");
  }

  @Test
  void hugeCellsAreRefusedBeforeTheyFillTheMemory() {
    assertThatThrownBy(() -> column("a\n" + "x".repeat(5_000_000) + "\n", "a"))
        .hasMessageContaining("file.csv:2: is no CSV: a cell is longer than 65536 characters");
  }

  @Test
  void aMillionColumnsAreRefused() {
    assertThatThrownBy(() -> open("a" + ",".repeat(1_000_000) + "\n"))
        .hasMessage("file.csv:1: is no CSV: the row has more than 1000 cells");
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    assertThatThrownBy(() -> open("a,b,A\n1,2,3\n"))
        .hasMessage("file.csv:1: two columns are called A");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b\n1;2\n", "a\tb\n1\t2\n"})
  void otherSeparatorsAreToldRatherThanGuessed(String text) {
    assertThatThrownBy(() -> open(text))
        .hasMessage("file.csv:1: cells must be separated by commas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,b\u0001\n", "PK\u0003\u0004,\u0000\n"})
  void aHeaderWithControlCharactersIsNone(String text) {
    assertThatThrownBy(() -> open(text)).hasMessageContaining("is this a CSV file?");
  }

  @Test
  void aFileWithoutAHeaderIsEmpty() {
    assertThatThrownBy(() -> open("\n\n")).hasMessage("file.csv:1: is empty");
  }
}
