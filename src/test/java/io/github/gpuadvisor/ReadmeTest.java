package io.github.gpuadvisor;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.testing.ExampleSuite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every {@code gpu-advisor} command in a console block of the README and of {@code docs} works on
 * the shipped catalog, and prints what is shown where something is shown.
 */
class ReadmeTest {
  @TestFactory
  List<DynamicNode> printsWhatTheDocumentationShows(@TempDir Path folder) throws IOException {
    // Price ages on the catalog's own day: what is shown today must still be shown tomorrow.
    List<String> date = List.of("--as-of", CatalogIndex.builtIn().version());
    ExampleSuite suite = new ExampleSuite(ExampleSuite.Kind.DOCUMENTATION, folder, List.of(), date);
    List<DynamicNode> tests = new ArrayList<>();
    for (Path file : pages()) {
      tests.add(suite.of(file));
    }
    return tests;
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (Path root : List.of(Path.of("README.md"), Path.of("docs"))) {
      if (Files.exists(root)) {
        try (Stream<Path> files = Files.walk(root)) {
          pages.addAll(files.filter(file -> file.toString().endsWith(".md")).sorted().toList());
        }
      }
    }
    return pages;
  }
}
