package io.github.gpuadvisor.catalog.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LintTest {
  private static final Catalog SHIPPED = CatalogIndex.builtIn();

  @TestFactory
  Stream<DynamicTest> theShippedCatalogPasses() {
    return Lint.ALL.stream()
        .map(
            lint ->
                DynamicTest.dynamicTest(
                    lint.name(), () -> assertThat(lint.check(SHIPPED)).isEmpty()));
  }

  @Test
  void everyCheckHasANameOfItsOwn() {
    assertThat(Lint.ALL)
        .hasSizeGreaterThanOrEqualTo(5)
        .extracting(Lint::name)
        .doesNotHaveDuplicates();
  }
}
