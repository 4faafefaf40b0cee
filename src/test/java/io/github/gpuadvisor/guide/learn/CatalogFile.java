package io.github.gpuadvisor.guide.learn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of the catalog as it stands, read by nothing of the program. */
final class CatalogFile {
  private final JsonNode root;

  private CatalogFile(Path file) {
    try {
      this.root = JsonMapper.shared().readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of an id below a folder of the catalog. */
  static CatalogFile of(String folder, String id) {
    return all(folder, "/" + id + ".json").get(0);
  }

  /** All files below a folder whose path ends so. */
  static List<CatalogFile> all(String folder, String end) {
    try (Stream<Path> files = Files.walk(Path.of("catalog", folder))) {
      return files
          .filter(file -> file.toString().replace('\\', '/').endsWith(end))
          .sorted()
          .map(CatalogFile::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CatalogFile gpu(String id) {
    return of("gpus", id);
  }

  JsonNode at(String path) {
    JsonNode node = root;
    for (String key : path.split("\\.", -1)) {
      node = node.path(key);
    }
    return node;
  }

  double number(String path) {
    return at(path).asDouble();
  }

  /** A number as pages group it. */
  static String shown(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
