package io.github.gpuadvisor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Lines of a stream, each cut where it grows longer than a bound: a line without end fills no
 * memory.
 */
final class BoundedLines {
  private final BufferedReader reader;
  private final int longest;

  BoundedLines(BufferedReader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /** The next line, at most one character longer than the bound; null at the end. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int read = reader.read();
    if (read < 0) {
      return null;
    }
    while (read >= 0 && read != '\n') {
      if (line.length() <= longest) {
        line.append((char) read);
      }
      read = reader.read();
    }
    int end = line.length();
    return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
  }
}
