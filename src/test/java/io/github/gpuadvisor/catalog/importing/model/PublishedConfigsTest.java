package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The sizes that models publish in their {@code config.json} make the model that the catalog has
 * from other sources. A file is named after the model of the catalog.
 */
class PublishedConfigsTest {
  private static final Path CONFIGS = Path.of("src/test/resources/importing/model");
  private static final double TOLERANCE = 0.001;

  /**
   * Sources that count a norm, a token or an image encoder otherwise; all other counts agree to the
   * last one.
   */
  private static final Set<String> COUNTED_OTHERWISE =
      Set.of("falcon-h1-7b", "dinov2-base", "kimi-k2.5");

  private static final Catalog CATALOG = CatalogIndex.builtIn();

  @TestFactory
  Stream<DynamicTest> configMakesTheModelOfTheCatalog() throws IOException {
    return configs().stream()
        .map(
            file ->
                DynamicTest.dynamicTest(
                    id(file), () -> compare(config(file).blueprint(), CATALOG.model(id(file)))));
  }

  private static void compare(Blueprint read, Model known) {
    Transformer shape = read.shape();
    Transformer expected = known.transformer();
    assertThat(read.kind()).isEqualTo(known.kind());
    assertThat(read.weights().total()).isCloseTo(known.parameters(), within(slack(known)));
    assertThat(shape == null).isEqualTo(expected == null);
    if (shape == null || expected == null) {
      return;
    }
    assertThat(shape.groups()).containsExactlyInAnyOrderElementsOf(expected.groups());
    assertThat(elementsPerToken(shape)).isEqualTo(elementsPerToken(expected));
    assertThat(shape.layers()).isEqualTo(expected.layers());
    assertThat(shape.hiddenSize()).isEqualTo(expected.hiddenSize());
    assertThat(shape.vocabularySize()).isEqualTo(expected.vocabularySize());
    assertThat(shape.gatedFeedForward()).isEqualTo(expected.gatedFeedForward());
    assertThat(shape.experts()).isEqualTo(expected.experts());
    assertThat(shape.encoder()).isEqualTo(expected.encoder());
  }

  private static double slack(Model known) {
    return COUNTED_OTHERWISE.contains(known.id()) ? TOLERANCE * known.parameters() : 0;
  }

  private static double elementsPerToken(Transformer shape) {
    return shape.groups().stream()
        .mapToDouble(group -> group.count() * group.elementsPerToken())
        .sum();
  }

  static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".json".length());
  }

  static HuggingFaceConfig config(Path file) throws IOException {
    return HuggingFaceConfig.read(Files.readString(file), file.getFileName().toString());
  }

  static List<Path> configs() throws IOException {
    try (Stream<Path> files = Files.list(CONFIGS)) {
      return files.sorted().toList();
    }
  }
}
