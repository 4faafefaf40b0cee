package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import java.util.List;

/**
 * A model read from outside.
 *
 * @param read what was read, in words: {@code config.json, llama}
 * @param notes what was derived or assumed, in sentences
 */
public record ImportedModel(Model model, String read, List<String> notes) {
  public ImportedModel {
    notes = List.copyOf(notes);
  }
}
