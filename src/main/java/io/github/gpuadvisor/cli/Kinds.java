package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  /** The kind as a word typed behind a command; none where there is none. */
  static List<String> words(@Nullable String kind) {
    return kind == null ? List.of() : List.of(kind);
  }

  static InvalidInputException unknown(String word) {
    return new InvalidInputException(
        "unknown-kind",
        "no kind of work called '" + word + "'" + Nearest.hint(word, ALL),
        "Known: " + String.join(", ", ALL));
  }

  /** Options of a kind; of all kinds together where a file will name it. */
  static List<String> keys(@Nullable String kind) {
    Set<String> keys = new LinkedHashSet<>();
    for (String one : kind == null ? ALL : List.of(kind)) {
      Option.of(one).forEach(option -> keys.add(option.key()));
    }
    return List.copyOf(keys);
  }

  /** Refuses what does not go with the kind that a file named. */
  static void check(String kind, Settings typed) {
    for (String key : typed.keys()) {
      if (!keys(kind).contains(key)) {
        throw new InvalidInputException(
            "unknown-option", "no option " + Option.flag(key) + " for " + kind, "Try --help");
      }
    }
  }
}
