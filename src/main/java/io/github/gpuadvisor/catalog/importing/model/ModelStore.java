package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.importing.WholeFile;
import java.io.IOException;
import java.nio.file.Path;

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
    Path file = file(id);
    WholeFile.write(file, record);
    return file;
  }
}
