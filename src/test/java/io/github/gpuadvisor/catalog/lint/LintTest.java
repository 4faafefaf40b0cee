package io.github.gpuadvisor.catalog.lint;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LintTest {
  private static final Catalog SHIPPED = CatalogIndex.builtIn();
  private static final Catalog FROZEN =
      CatalogReader.read(Path.of("src/test/resources/frozen-catalog"));

  @TestFactory
  Stream<DynamicTest> theShippedCatalogPasses() {
    return passes(SHIPPED);
  }

  @TestFactory
  Stream<DynamicTest> theFrozenCatalogPasses() {
    return passes(FROZEN);
  }

  private static Stream<DynamicTest> passes(Catalog catalog) {
    return LintSet.ALL.stream()
        .filter(lint -> lint.severity() == Lint.Severity.ERROR)
        .map(
            lint ->
                DynamicTest.dynamicTest(
                    lint.name(), () -> assertThat(lint.problems(catalog)).isEmpty()));
  }

  @Test
  void everyCheckHasANameOfItsOwn() {
    assertThat(LintSet.ALL)
        .hasSizeGreaterThanOrEqualTo(19)
        .extracting(Lint::name)
        .doesNotHaveDuplicates()
        .allSatisfy(name -> assertThat(name).matches("[a-z]+(-[a-z]+)+"));
  }

  @Test
  void everyCheckSaysWhatItFindsAndHowToMendIt() {
    assertThat(LintSet.ALL)
        .allSatisfy(
            lint -> {
              assertThat(lint.description()).hasSizeGreaterThan(40).endsWith(".");
              assertThat(lint.tip()).hasSizeGreaterThan(20).endsWith(".");
            });
  }

  @Test
  void theReferenceNamesEveryCheckAndNoOther() throws IOException {
    List<String> named =
        Files.readAllLines(Path.of("docs/reference/catalog.md")).stream()
            .dropWhile(line -> !line.equals("## Checks"))
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .toList();

    assertThat(named).containsExactlyElementsOf(LintSet.ALL.stream().map(Lint::name).toList());
  }

  @Test
  void onlyAgeIsAWarning() {
    assertThat(LintSet.ALL)
        .filteredOn(lint -> lint.severity() == Lint.Severity.WARNING)
        .extracting(Lint::name)
        .containsExactly("stale-prices");
  }

  @Test
  void anEmptyCatalogHasNoProblems() {
    Catalog empty = aCatalog().withFile("sources.json", "{}").build();
    List<String> problems =
        LintSet.ALL.stream()
            .flatMap(lint -> lint.problems(empty).stream())
            .map(Lint.Problem::what)
            .toList();

    // The builder's one source is named by nothing.
    assertThat(problems).containsExactly("no fact names this source");
  }
}
