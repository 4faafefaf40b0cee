package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.catalog.OverlayFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the catalog that a command line asks for. */
final class Shelf {
  private static final String BUILT_IN = "built-in";

  private Shelf() {}

  /**
   * The folder asked for; else the built-in catalog, with the user's own data over it unless it was
   * asked for alone.
   */
  static Catalog open(Arguments arguments, Map<String, String> environment) {
    @Nullable String folder = arguments.value(Flag.CATALOG);
    if (BUILT_IN.equals(folder)) {
      return CatalogIndex.builtIn();
    }
    if (folder == null) {
      @Nullable OverlayFolder own =
          OverlayFolder.of(environment, System.getProperty("os.name", ""));
      return own == null ? CatalogIndex.builtIn() : CatalogIndex.under(own);
    }
    try {
      return CatalogReader.read(Path.of(folder));
    } catch (InvalidPathException e) {
      throw new io.github.gpuadvisor.workload.InvalidInputException(
          "invalid-value", "--catalog " + folder + ": give a folder");
    }
  }
}
