package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelStoreTest {
  @TempDir private Path folder;

  @Test
  void recordTakesThePlaceOfTheOneBefore() throws IOException {
    ModelStore store = new ModelStore(folder.resolve("imported"));
    store.write("a", "first");

    assertThat(store.write("a", "second")).isEqualTo(folder.resolve("imported/models/a.json"));
    assertThat(store.file("a")).hasContent("second");
    assertThat(names(folder.resolve("imported/models"))).containsExactly("a.json");
  }

  @Test
  void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
    Path taken = folder.resolve("imported/models/a.json");
    Files.createDirectories(taken.resolve("not-empty"));
    ModelStore store = new ModelStore(folder.resolve("imported"));

    assertThatThrownBy(() -> store.write("a", "text")).isInstanceOf(IOException.class);
    assertThat(names(folder.resolve("imported/models"))).containsExactly("a.json");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
