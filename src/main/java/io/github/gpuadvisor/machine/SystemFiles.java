package io.github.gpuadvisor.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files in which a system describes its devices.
 *
 * @param root the system's root, or a folder that holds copies of some of its files
 */
record SystemFiles(Path root) {
  /** The list of PCI names, the longest file looked at, has 1.5 MB. */
  private static final int MOST_BYTES = 8 << 20;

  private static final int MOST_NAMES = 4096;

  /** The text of a file, cut where it is too long; null where it cannot be read. */
  @Nullable String text(String path) {
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return null;
    }
  }

  /** The same for files that hold one line, without its end. */
  @Nullable String line(String path) {
    @Nullable String text = text(path);
    // Texts of a device tree end with a zero byte.
    return text == null ? null : text.replace('\0', ' ').strip();
  }

  /** What a folder holds, sorted; nothing where there is no such folder. */
  List<String> names(String folder) {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      files.limit(MOST_NAMES).forEach(file -> names.add(String.valueOf(file.getFileName())));
    } catch (IOException e) {
      return List.of();
    }
    Collections.sort(names);
    return names;
  }
}
