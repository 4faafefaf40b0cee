package io.github.gpuadvisor.catalog.packing;

import io.github.gpuadvisor.catalog.CatalogFiles;
import io.github.gpuadvisor.catalog.IndexWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Build step: {@code PackCatalog CATALOG-FOLDER INDEX-FILE}. */
public final class PackCatalog {
  private PackCatalog() {}

  /**
   * Packs a catalog folder.
   *
   * @param args folder, then the file to write
   */
  public static void main(String[] args) throws IOException {
    Path index = Path.of(args[1]);
    Files.createDirectories(index.toAbsolutePath().getParent());
    Files.write(index, IndexWriter.pack(CatalogFiles.read(Path.of(args[0]))));
  }
}
