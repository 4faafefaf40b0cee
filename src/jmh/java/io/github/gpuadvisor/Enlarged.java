package io.github.gpuadvisor;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.CatalogReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The catalog in {@code catalog/} with every GPU, and every price, several times over. */
final class Enlarged {
  private Enlarged() {}

  static Catalog catalog(int times) throws IOException {
    Path source = Path.of("catalog");
    Path target = Files.createTempDirectory("gpu-advisor-enlarged");
    try (Stream<Path> files = Files.walk(source)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".json")).toList();
      for (Path file : all) {
        String name = source.relativize(file).toString().replace('\\', '/');
        if (name.startsWith("schema/") || name.startsWith("measurements/")) {
          continue;
        }
        String text = Files.readString(file);
        write(target.resolve(name), text);
        for (int copy = 1; copy < times; copy++) {
          if (name.startsWith("gpus/")) {
            write(copied(target, name, copy), text.replaceFirst("\"id\": \"", "$0copy" + copy + "-"));
          } else if (name.startsWith("offers/") && !name.equals("offers/purchase.json")) {
            String offers = text.replaceAll("\"(gpu|provider)\": \"", "$0copy" + copy + "-");
            write(copied(target, name, copy), offers);
          }
        }
      }
    }
    return CatalogReader.read(target);
  }

  private static Path copied(Path target, String name, int copy) {
    return target.resolve(name.replace(".json", "-copy" + copy + ".json"));
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text);
  }
}
