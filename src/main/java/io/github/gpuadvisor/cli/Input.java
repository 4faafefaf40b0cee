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

  /** The text of a file, or of standard input for {@code -}. */
  static String text(String name, Console console) {
    try (InputStream in = name.equals("-") ? console.in() : Files.newInputStream(Path.of(name))) {
      byte[] bytes = in.readNBytes(SpecReader.LONGEST + 1);
      if (bytes.length > SpecReader.LONGEST) {
        throw new InvalidInputException(
            "invalid-spec", label(name) + ": is larger than 1 MiB, too large for a spec");
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
