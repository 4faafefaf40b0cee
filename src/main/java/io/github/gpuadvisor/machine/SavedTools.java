package io.github.gpuadvisor.machine;

import org.jspecify.annotations.Nullable;

/** Outputs that were kept in files, each under the name of {@link Tool#fileName()}. */
record SavedTools(SystemFiles files) implements Tools {
  @Override
  public @Nullable Output output(Tool tool) {
    @Nullable String text = files.text(tool.fileName());
    return text == null ? null : new Output(text, false);
  }
}
