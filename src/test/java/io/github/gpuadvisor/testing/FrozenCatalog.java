package io.github.gpuadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The frozen test catalog's files, changed, and commands that run on them. */
public final class FrozenCatalog {
  private static final Path ROOT = Path.of("src/test/resources/frozen-catalog");

  private final Map<String, String> files = new TreeMap<>();

  public FrozenCatalog() {
    try (Stream<Path> paths = Files.walk(ROOT)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(ROOT.relativize(path).toString().replace('\\', '/'), Files.readString(path));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a text that must be there. */
  public FrozenCatalog edit(String file, String from, String to) {
    String before = files.getOrDefault(file, "");
    assertThat(before).as(file).contains(from);
    files.put(file, before.replace(from, to));
    return this;
  }

  public FrozenCatalog add(String file, String text) {
    files.put(file, text);
    return this;
  }

  public FrozenCatalog remove(String file) {
    assertThat(files.remove(file)).as(file).isNotNull();
    return this;
  }

  /** Writes all files to a folder. */
  public Path in(Path folder) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.toAbsolutePath().getParent());
        Files.writeString(target, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /** Runs a command on these files. */
  public CommandRun run(Path folder, String command, String... more) {
    List<String> args = new ArrayList<>(List.of(command.split(" ", -1)));
    args.addAll(List.of(more));
    args.add("--catalog");
    args.add(in(folder).toString());
    return CommandRun.of(args, "", Map.of());
  }
}
