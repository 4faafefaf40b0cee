package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a document that the user names, within bounds. */
final class Input {
  private Input() {}

  private static final int LONGEST_ANSWER = 64 << 20;

  /** The text of a spec, or of standard input for {@code -}. */
  static String text(String name, Console console) {
    return text(name, console, SpecReader.LONGEST, "invalid-spec", "a spec");
  }

  /** The text of a saved answer. */
  static String answer(String name, Console console) {
    return text(name, console, LONGEST_ANSWER, "invalid-answer", "an answer");
  }

  private static String text(String name, Console console, int longest, String code, String what) {
    try (InputStream in = name.equals("-") ? console.in() : Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(longest + 1);
      if (bytes.length > longest) {
        throw new InvalidInputException(
            code,
            label(name) + ": is larger than " + (longest >> 20) + " MiB, too large for " + what);
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new InvalidInputException(
          "unreadable-file",
          label(name) + ": cannot be read",
          "Maybe another path, or - for standard input");
    }
  }

  static String label(String name) {
    return name.equals("-") ? "standard input" : name;
  }
}
