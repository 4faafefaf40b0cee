package io.github.gpuadvisor;

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
 * The specification: every command of {@code src/test/resources/scenarios} prints exactly what is
 * shown below it. They run on a catalog that never grows, so that new GPUs and prices change no
 * scenario.
 */
class ScenariosTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
  private static final List<String> FROZEN_CATALOG =
      List.of("--catalog", "src/test/resources/frozen-catalog");

  @TestFactory
  List<DynamicNode> printsWhatTheScenariosShow(@TempDir Path folder) throws IOException {
    ExampleSuite suite =
        new ExampleSuite(ExampleSuite.Kind.SPECIFICATION, folder, FROZEN_CATALOG, List.of());
    List<DynamicNode> tests = new ArrayList<>();
    for (Path file : scenarios()) {
      tests.add(suite.of(file));
    }
    return tests;
  }

  private static List<Path> scenarios() throws IOException {
    try (Stream<Path> files = Files.list(SCENARIOS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }
}
