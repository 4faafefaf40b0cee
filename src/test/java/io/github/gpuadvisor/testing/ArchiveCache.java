package io.github.gpuadvisor.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The folder below which the launcher keeps its archives. */
public record ArchiveCache(Path folder) {
  public List<Path> archives() throws IOException {
    return files().stream().filter(file -> file.toString().endsWith(".jsa")).toList();
  }

  /** The one archive that there is. */
  public Path archive() throws IOException {
    List<Path> archives = archives();
    if (archives.size() != 1) {
      throw new AssertionError("not one archive: " + archives);
    }
    return archives.get(0);
  }

  /** What lies there and is no archive: locks, archives half written. */
  public List<Path> leftovers() throws IOException {
    return files().stream().filter(file -> !file.toString().endsWith(".jsa")).toList();
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !file.equals(folder) && (!Files.isDirectory(file) || isLock(file)))
          .sorted()
          .toList();
    }
  }

  private static boolean isLock(Path file) {
    return file.getFileName().toString().startsWith("lock");
  }

  /** All of it at another place, as the trainings left it. */
  public ArchiveCache copiedTo(Path target) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.toList()) {
        Path copy = target.resolve(folder.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return new ArchiveCache(target);
  }

  /** Writes the archive anew, under the name that it had. */
  public void change(UnaryOperator<byte[]> damage) throws IOException {
    Path archive = archive();
    byte[] content = damage.apply(Files.readAllBytes(archive));
    Files.delete(archive); // Java writes it without the right to write to it
    Files.write(archive, content);
  }
}
