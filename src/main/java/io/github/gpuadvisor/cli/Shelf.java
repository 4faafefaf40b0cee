package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.CatalogReader;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens the catalog that a command line asks for. */
final class Shelf {
  private Shelf() {}

  static Catalog open(Arguments arguments) {
    @Nullable String folder = arguments.value(Flag.CATALOG);
    if (folder == null) {
      return CatalogIndex.builtIn();
    }
    try {
      return CatalogReader.read(Path.of(folder));
    } catch (InvalidPathException e) {
      throw new io.github.gpuadvisor.workload.InvalidInputException(
          "invalid-value", "--catalog " + folder + ": give a folder");
    }
  }
}
