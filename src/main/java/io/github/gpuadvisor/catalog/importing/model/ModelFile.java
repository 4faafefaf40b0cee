package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads a model from whatever a file is, found out from its first bytes and not from its name. */
public final class ModelFile {
  private static final int START_BYTES = 4096;
  private static final int MOST_NAMES = 10_000;

  private ModelFile() {}

  /**
   * Reads a model.
   *
   * @param name a file, or a folder that holds a configuration, as typed
   * @throws DocumentException where it is none, or is malformed: one line that names the file
   */
  public static ImportedModel read(String name) {
    try {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        return folder(path, name);
      }
      if (!Files.isRegularFile(path)) {
        throw new DocumentException(
            name, 0, Files.exists(path) ? "is no file that can be read" : "there is no such file");
      }
      return file(path, name);
    } catch (InvalidPathException e) {
      throw new DocumentException(name, 0, "is no name of a file");
    } catch (IOException e) {
      throw new DocumentException(name, 0, "cannot be read");
    }
  }

  private static ImportedModel folder(Path folder, String name) throws IOException {
    Path config = folder.resolve(Checkpoint.CONFIG);
    if (Files.isRegularFile(config)) {
      return Checkpoint.read(config, config.toString(), null);
    }
    List<Path> ggufs;
    try (Stream<Path> files = Files.list(folder)) {
      ggufs =
          files
              .limit(MOST_NAMES)
              .filter(file -> file.toString().endsWith(".gguf") && Files.isRegularFile(file))
              .toList();
    }
    if (ggufs.size() == 1) {
      return GgufFile.read(ggufs.get(0), ggufs.get(0).toString());
    }
    throw new DocumentException(
        name,
        0,
        ggufs.isEmpty()
            ? "holds no config.json and no GGUF file"
            : "holds " + ggufs.size() + " GGUF files: name one of them");
  }

  private static ImportedModel file(Path file, String name) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(START_BYTES);
    }
    String text = new String(start, StandardCharsets.ISO_8859_1);
    if (text.startsWith("GGUF")) {
      return GgufFile.read(file, name);
    }
    if (text.startsWith("PK")) {
      throw new DocumentException(
          name, 0, "is an archive, as PyTorch writes them: name its config.json instead");
    }
    if (text.length() > 8 && text.charAt(8) == '{' && text.indexOf('\0') >= 0) {
      return besideWeights(file, name);
    }
    String plain = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
    if (!plain.stripLeading().startsWith("{")) {
      throw new DocumentException(
          name,
          0,
          text.isEmpty()
              ? "is empty"
              : "is no config.json, safetensors file, safetensors index or GGUF file");
    }
    boolean index = text.contains("\"weight_map\"") || text.contains("\"total_size\"");
    return index ? besideWeights(file, name) : Checkpoint.read(file, name, null);
  }

  /** Heads are in the configuration alone, so weights need theirs beside them. */
  private static ImportedModel besideWeights(Path weights, String name) throws IOException {
    Path config = weights.resolveSibling(Checkpoint.CONFIG);
    if (!Files.isRegularFile(config)) {
      throw new DocumentException(
          name,
          0,
          "needs its config.json beside it: weights do not say how many heads they are made of");
    }
    Path all = weights.resolveSibling(SafetensorsIndex.NAME);
    boolean one =
        String.valueOf(weights.getFileName()).matches(".*-\\d{5}-of-\\d{5}\\.safetensors");
    if (one && !Files.isRegularFile(all)) {
      throw new DocumentException(
          name, 0, "is one of several files: " + SafetensorsIndex.NAME + " must be beside it");
    }
    return Checkpoint.read(config, config.toString(), one ? all : weights);
  }
}
