package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.CatalogReader;
import io.github.gpuadvisor.catalog.OverlayFolder;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the catalog that a command line asks for. */
final class Shelf {
  static final String BUILT_IN = "built-in";
  static final String OWN = "own";

  private Shelf() {}

  /**
   * The folder asked for; else the built-in catalog, with the user's own data over it unless it was
   * asked for alone.
   */
  static Catalog open(Arguments arguments, Map<String, String> environment) {
    @Nullable String folder = arguments.value(Flag.CATALOG);
    if (folder != null) {
      return at(folder);
    }
    return withOwnData(environment);
  }

  /** The built-in catalog under the user's own data. */
  static Catalog withOwnData(Map<String, String> environment) {
    @Nullable OverlayFolder own = own(environment);
    return own == null ? CatalogIndex.builtIn() : CatalogIndex.under(own);
  }

  /** One side of a comparison: as {@link #at}, or {@code own} for what commands use by default. */
  static Catalog side(String place, Map<String, String> environment) {
    return place.equals(OWN) ? withOwnData(environment) : at(place);
  }

  private static @Nullable OverlayFolder own(Map<String, String> environment) {
    return OverlayFolder.of(environment, System.getProperty("os.name", ""));
  }

  /**
   * Where the user's own data is written.
   *
   * @throws InvalidInputException where the environment names no home
   */
  static OverlayFolder overlay(Map<String, String> environment) {
    @Nullable OverlayFolder own = own(environment);
    if (own == null) {
      throw new InvalidInputException(
          "no-data-folder",
          "no folder for your own data: neither XDG_DATA_HOME nor HOME is an absolute path",
          "Maybe: export XDG_DATA_HOME=/somewhere, or --dry-run");
    }
    return own;
  }

  /** A catalog by its place: a folder, an index file, or {@code built-in}. */
  static Catalog at(String place) {
    if (place.equals(BUILT_IN)) {
      return CatalogIndex.builtIn();
    }
    try {
      Path path = Path.of(place);
      return Files.isRegularFile(path) ? CatalogIndex.read(path) : CatalogReader.read(path);
    } catch (InvalidPathException e) {
      throw new InvalidInputException(
          "invalid-value", place + ": give a folder, an index file or " + BUILT_IN);
    }
  }
}
