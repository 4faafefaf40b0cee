package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A few files of the shipped catalog, to be read with one thing wrong. */
record SmallCatalog(Path folder) {
  static final Path SHIPPED = Path.of("catalog");
  static final String GPU = "gpus/nvidia/h100-sxm-80gb.json";
  static final String MODEL = "models/meta/llama-3.1-70b.json";
  static final String ENGINE = "engines/vllm.json";

  private static final List<String> FILES =
      List.of("catalog.json", "sources.json", GPU, MODEL, ENGINE, "profiles/balanced.json");

  static SmallCatalog in(Path folder) throws IOException {
    for (String file : FILES) {
      Path copy = folder.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(SHIPPED.resolve(file), copy);
    }
    return new SmallCatalog(folder);
  }

  void edit(String file, String from, String to) throws IOException {
    Path path = folder.resolve(file);
    String before = Files.readString(path);
    String after = before.replace(from, to);
    assertThat(after).as("edit of " + file).isNotEqualTo(before);
    Files.writeString(path, after);
  }

  void assertRefused(String... parts) {
    assertThatThrownBy(this::read)
        .isInstanceOf(CatalogException.class)
        .hasMessageContainingAll(parts);
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Catalog read() {
    return CatalogReader.read(folder);
  }
}
