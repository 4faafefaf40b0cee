package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON files of a catalog folder as trees, in path order, with a digest over all of them. */
public final class CatalogFiles {
  /** Of one file, for those who write such files too. */
  public static final long LARGEST_FILE = 64L << 20;

  private static final List<String> FOLDERS =
      List.of("gpus", "models", "offers", "engines", "profiles", "systems");

  private static final List<String> REQUIRED = List.of("catalog.json", "sources.json");
  private static final List<String> TOP =
      List.of("catalog.json", "sources.json", CatalogReader.EXCEPTIONS);

  private final Map<String, Value> trees;
  private final String sha256;
  private final String prefix;

  private CatalogFiles(Map<String, Value> trees, String sha256, String prefix) {
    this.trees = trees;
    this.sha256 = sha256;
    this.prefix = prefix;
  }

  /** Files of a layer that were read before. */
  static CatalogFiles known(Map<String, Value> trees, String sha256, Path layer) {
    return new CatalogFiles(trees, sha256, prefix(layer));
  }

  private static String prefix(Path layer) {
    return layer.getFileName() + "/";
  }

  /**
   * Reads all files of a folder.
   *
   * @throws CatalogException where a file is unreadable or is not JSON
   */
  public static CatalogFiles read(Path root) {
    return read(root, REQUIRED, "");
  }

  private static CatalogFiles read(Path root, List<String> required, String prefix) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      Map<String, Value> trees = new LinkedHashMap<>();
      for (Path file : listed(root, required)) {
        add(root, file, prefix, digest, trees);
      }
      return new CatalogFiles(trees, HexFormat.of().formatHex(digest.digest()), prefix);
    } catch (IOException | UncheckedIOException e) {
      throw new CatalogException(
          "catalog " + root + ": cannot be read (" + e.getMessage() + ")", e);
    } catch (DocumentException e) {
      throw new CatalogException(String.valueOf(e.getMessage()), e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The files of a folder that holds parts of a catalog, in the order in which they are read. */
  static List<Path> listed(Path root) throws IOException {
    return listed(root, List.of());
  }

  private static List<Path> listed(Path root, List<String> required) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : TOP) {
      if (required.contains(name) || Files.isRegularFile(root.resolve(name))) {
        files.add(root.resolve(name));
      }
    }
    for (String folder : FOLDERS) {
      files.addAll(jsonFiles(root.resolve(folder)));
    }
    return files;
  }

  /**
   * Reads the files of a folder that holds parts of a catalog; null where there is no such folder
   * or it is empty.
   *
   * @throws CatalogException where a file is unreadable or is not JSON
   */
  static @Nullable CatalogFiles layer(Path root) {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return null;
    }
    if (!Files.isDirectory(root)) {
      throw new CatalogException(prefix(root) + ": is no folder");
    }
    CatalogFiles files = read(root, List.of(), prefix(root));
    return files.trees.isEmpty() ? null : files;
  }

  /** Also in folders within; by path. */
  private static List<Path> jsonFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    addJsonFiles(folder, files);
    files.sort((a, b) -> name(folder, a).compareTo(name(folder, b)));
    return files;
  }

  // Not by Files.walk: with its stream, listing takes ten times as long in a program that just
  // started.
  private static void addJsonFiles(Path folder, List<Path> files) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (child.toString().endsWith(".json")) {
          files.add(child);
        } else if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
          addJsonFiles(child, files);
        }
      }
    }
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static void add(
      Path root, Path file, String prefix, MessageDigest digest, Map<String, Value> trees)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      String what = Files.exists(file) ? " is no file" : " is missing";
      throw new CatalogException("catalog " + root + ": " + name(root, file) + what);
    }
    if (Files.size(file) > LARGEST_FILE) {
      throw new CatalogException(
          "catalog " + root + ": " + name(root, file) + " is larger than 64 MiB");
    }
    String name = name(root, file);
    String text = text(file, prefix + name);
    digest.update(name.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    trees.put(name, Json.read(text, prefix + name));
  }

  private static String text(Path file, String where) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new DocumentException(where, 0, "is no text in UTF-8");
    }
  }

  /** What stands before the names of the files in messages: empty for a whole catalog. */
  String prefix() {
    return prefix;
  }

  /** File name (relative to the catalog) to content. */
  public Map<String, Value> trees() {
    return trees;
  }

  /** The digest of a catalog under layers of other digests; its own where there are none. */
  static String sha256(String digest, List<String> layers) {
    if (layers.isEmpty()) {
      return digest;
    }
    try {
      MessageDigest all = MessageDigest.getInstance("SHA-256");
      all.update((digest + String.join("", layers)).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(all.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Hex digest of all names and contents. */
  public String sha256() {
    return sha256;
  }
}
