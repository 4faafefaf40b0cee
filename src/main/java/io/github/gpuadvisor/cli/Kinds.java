package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The three kinds of work. */
final class Kinds {
  static final List<String> ALL = List.of("inference", "fine-tuning", "training");

  private Kinds() {}

  /** The kind of a word, or null where it is an option. */
  static @Nullable String of(String word) {
    if (word.startsWith("-")) {
      return null;
    }
    if (ALL.contains(word)) {
      return word;
    }
    throw unknown(word);
  }

  static InvalidInputException unknown(String word) {
    return new InvalidInputException(
        "unknown-kind",
        "no kind of work called '" + word + "'" + Nearest.hint(word, ALL),
        "Known: " + String.join(", ", ALL));
  }
}
