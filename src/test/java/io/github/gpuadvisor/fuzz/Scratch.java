package io.github.gpuadvisor.fuzz;

import com.sun.management.OperatingSystemMXBean;
import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A folder of its own for every run, and an environment in which all own data lies in there. */
final class Scratch implements AutoCloseable {
  private static final long MOST_NANOS = 2_000_000_000L;

  private final Path root;

  Scratch() {
    try {
      root = Files.createTempDirectory("gpu-advisor-fuzz");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the small catalog lies, for {@code --catalog}. */
  String smallCatalog() {
    write("small.bin", SmallCatalog.index());
    return path("small.bin").toString();
  }

  Path path(String name) {
    return root.resolve(name);
  }

  /** The user's own data, as the environment of {@link #run} says. */
  Path ownData() {
    return path("data/gpu-advisor");
  }

  void write(String name, byte[] bytes) {
    try {
      Path file = path(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Map<String, byte[]> files) {
    files.forEach(this::write);
  }

  /** Runs a command with nothing of this machine in sight. */
  CommandRun run(String... args) {
    return run(new byte[0], List.of(args));
  }

  CommandRun run(byte[] stdin, List<String> args) {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOME", path("home").toString());
    environment.put("LOCALAPPDATA", path("data").toString());
    environment.put("XDG_DATA_HOME", path("data").toString());
    environment.put("XDG_CACHE_HOME", path("cache").toString());
    long start = computed();
    CommandRun run = CommandRun.of(args, stdin, environment);
    if (computed() - start > MOST_NANOS) {
      // The first run of all loads the classes; what hangs, hangs again.
      start = computed();
      CommandRun.of(args, stdin, environment);
      long millis = (computed() - start) / 1_000_000;
      if (computed() - start > MOST_NANOS) {
        throw new AssertionError(args + " took " + millis + " ms");
      }
    }
    return run;
  }

  /** Time that all threads computed: the clock would tell how busy the machine is too. */
  private static long computed() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Every file below a folder, to tell whether a run changed one. */
  record Contents(Map<Path, String> files) {}

  Contents contents(Path folder) {
    Map<Path, String> files = new TreeMap<>();
    for (Path file : below(folder)) {
      if (Files.isRegularFile(file)) {
        files.put(file, bytes(file));
      }
    }
    return new Contents(files);
  }

  /**
   * What a run that imports leaves behind: nothing where it refused all, else own data that can be
   * read.
   */
  void requireSound(CommandRun run, Contents before) {
    Contents after = contents(ownData());
    if (run.output().isEmpty() && !after.equals(before)) {
      throw new AssertionError("a refusal changed files: " + run.errorOutput());
    }
    if (!after.equals(before)) {
      CommandRun read = run("offers", "list", "--provider", "lambda");
      if (read.exitCode() == 4 || read.exitCode() == 1) {
        throw new AssertionError(
            "what was imported cannot be read: " + read.errorOutput() + after.files());
      }
    }
  }

  /** Makes a file longer without writing what it is longer by. */
  void lengthen(String name, long bytes) {
    try (RandomAccessFile file = new RandomAccessFile(path(name).toFile(), "rw")) {
      file.setLength(file.length() + bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String bytes(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> below(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    List<Path> deepestFirst = new ArrayList<>(below(root));
    deepestFirst.sort(Comparator.reverseOrder());
    for (Path path : deepestFirst) {
      try {
        Files.delete(path);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
