package io.github.gpuadvisor.catalog.importing.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps imported models as files. A file is there whole or not at all. */
public final class ModelStore {
  private final Path folder;

  /**
   * A store in a folder of imported files.
   *
   * @param imported the folder; it need not exist
   */
  public ModelStore(Path imported) {
    this.folder = imported.resolve("models");
  }

  /** The file of a model, whether it exists or not. */
  public Path file(String id) {
    return folder.resolve(id + ".json");
  }

  /** Writes the record of a model in place of what was there. */
  public Path write(String id, String record) throws IOException {
    Files.createDirectories(folder);
    Path written = Files.createTempFile(folder, "." + id + "-", ".tmp");
    Path file = file(id);
    try {
      Files.writeString(written, record, StandardCharsets.UTF_8);
      move(written, file);
      return file;
    } finally {
      Files.deleteIfExists(written);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
