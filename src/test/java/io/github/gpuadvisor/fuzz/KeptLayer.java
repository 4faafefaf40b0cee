package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * The packed copy that the program keeps of a user's own data. It holds the names and times of the
 * files, so it cannot be made up; it is made by the program, then damaged.
 */
final class KeptLayer {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_700_000_000_000L);

  private final Scratch scratch = new Scratch();
  private final Path file;
  private final byte[] sound;

  /** Lays own data into a folder and has the program keep a copy of it. */
  KeptLayer() {
    try {
      for (String folder : List.of("gpus", "models", "engines", "offers")) {
        lay(SmallCatalog.FOLDER.resolve(folder));
      }
      scratch.run("gpus", "show", "l4");
      try (Stream<Path> kept = Files.list(scratch.path("cache/gpu-advisor"))) {
        file = kept.filter(one -> one.toString().endsWith(".bin")).findFirst().orElseThrow();
      }
      sound = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(scratch::close));
  }

  private void lay(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        String name = "data/gpu-advisor/catalog/" + SmallCatalog.FOLDER.relativize(one);
        scratch.write(name, Files.readAllBytes(one));
        Files.setLastModifiedTime(scratch.path(name), LONG_AGO);
      }
    }
  }

  /**
   * Runs a command after changes to the copy.
   *
   * @param changes groups of four bytes: where, counted from the end in three of them, and what to
   *     flip there
   */
  CommandRun run(byte[] changes, String... args) {
    byte[] bytes = sound.clone();
    for (int i = 0; i + 3 < changes.length; i += 4) {
      int place =
          (changes[i] & 0xff) << 16 | (changes[i + 1] & 0xff) << 8 | (changes[i + 2] & 0xff);
      bytes[bytes.length - 1 - place % bytes.length] ^= changes[i + 3];
    }
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return scratch.run(args);
  }
}
