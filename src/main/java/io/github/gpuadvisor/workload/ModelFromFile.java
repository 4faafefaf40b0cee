package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.importing.model.ImportedModel;
import io.github.gpuadvisor.catalog.importing.model.ModelFile;
import io.github.gpuadvisor.document.DocumentException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model that a question takes from a file of its own, without importing it. */
public final class ModelFromFile {
  static final String KEY = "modelFile";

  private ModelFromFile() {}

  /**
   * Reads a model file.
   *
   * @throws InvalidInputException where it is none
   */
  public static ImportedModel read(String file) {
    try {
      return ModelFile.read(file);
    } catch (DocumentException e) {
      throw new InvalidInputException("invalid-model-file", String.valueOf(e.getMessage()));
    }
  }

  /** Reads the file that the settings name, unless that was done before. */
  static void resolve(Settings settings) {
    @Nullable String file = settings.text(KEY);
    if (file == null) {
      return;
    }
    List<String> others = new ArrayList<>(List.of("model", "params"));
    others.addAll(ModelByHand.PARTS);
    for (String other : others) {
      if (settings.has(other)) {
        throw new InvalidInputException(
            "conflicting-options",
            "give " + settings.where(KEY) + " or " + settings.where(other) + ", not both");
      }
    }
    if (settings.inlineModel() == null) {
      ImportedModel read = read(file);
      List<Warning> about = new ArrayList<>();
      read.notes().forEach(note -> about.add(new Warning("model-file", note)));
      settings.putModel(read.model(), about);
    }
  }
}
