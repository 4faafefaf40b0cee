package io.github.gpuadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the profile {@code dist} makes, and a place to unpack it as a user does: a folder whose name
 * has a space, and no environment but a path that holds what the launcher calls and no Java.
 */
public final class Packages {
  /** A question that an installed program is asked. */
  public static final String QUESTION =
      " recommend inference --model llama-3.1-8b --top 1 --as-of 2026-11-25";

  private final Path made;
  private final Path place;
  private final Shell bare;
  private final Shell own;

  private Packages(Path made, Path place, Shell bare, Shell own) {
    this.made = made;
    this.place = place;
    this.bare = bare;
    this.own = own;
  }

  /** Those that were made, to be unpacked below a folder; where none were, the test is skipped. */
  public static Packages in(Path folder) throws IOException, InterruptedException {
    String output = System.getProperty("gpuadvisor.dist", "");
    assumeThat(output).as("gpuadvisor.dist names the folder of packages").isNotEmpty();
    assumeThat(Path.of("/bin/sh")).exists();
    Path tools = Files.createDirectory(folder.resolve("tools"));
    // The real path, since that is what the launcher prints: on some systems the way to it is a
    // link.
    Path place = Files.createDirectory(folder.resolve("unpacked here")).toRealPath();
    Packages packages =
        new Packages(
            Path.of(output),
            place,
            new Shell(folder, Map.of("PATH", tools.toString())),
            new Shell(folder, Map.of("PATH", System.getenv("PATH"))));
    for (String tool : List.of("sh", "readlink", "find", "cksum", "stty")) {
      Path program = tools.resolve(tool);
      Files.writeString(program, "#!/bin/sh\nexec " + packages.found(tool) + " \"$@\"\n");
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    return packages;
  }

  /** The same with a variable of the environment. */
  public Packages with(String name, String value) {
    return new Packages(made, place, bare.with(name, value), own);
  }

  /** The folder that holds them all. */
  public Path made() {
    return made;
  }

  /** The folder of the test, for what it needs besides. */
  public Path folder() {
    return bare.work();
  }

  /** The package for this platform, unpacked. */
  public Path image() throws IOException, InterruptedException {
    List<Path> packages = new ArrayList<>();
    try (Stream<Path> all = Files.list(made)) {
      all.filter(file -> file.toString().matches(".*-(linux|macos)-(x64|arm64)\\.tar\\.gz"))
          .forEach(packages::add);
    }
    assertThat(packages).as("images for this platform").hasSize(1);
    return untar(packages.get(0));
  }

  /** The package for all platforms, in one of its formats. */
  public Path portable(String ending) throws IOException {
    String bill = one(".cdx.json").getFileName().toString();
    return made.resolve(bill.replace(".cdx.json", ending));
  }

  /** The one file of a kind. */
  public Path one(String ending) throws IOException {
    try (Stream<Path> all = Files.list(made)) {
      List<Path> found = all.filter(file -> file.toString().endsWith(ending)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  public Path untar(Path archive) throws IOException, InterruptedException {
    CommandRun run = own.run(place, "tar xzf '" + archive + "'");
    assertThat(run.errorOutput()).isEmpty();
    return theOnlyFolder();
  }

  public Path unzip(Path archive) throws IOException {
    Map<String, ?> permissions = Map.of("enablePosixFileAttributes", true);
    URI uri = URI.create("jar:" + archive.toUri());
    try (FileSystem zip = FileSystems.newFileSystem(uri, permissions);
        Stream<Path> entries = Files.walk(zip.getPath("/"))) {
      for (Path entry : entries.skip(1).toList()) {
        Path target = place.resolve(entry.toString().substring(1));
        if (Files.isDirectory(entry)) {
          Files.createDirectories(target);
        } else {
          Files.copy(entry, target);
          Files.setPosixFilePermissions(target, Files.getPosixFilePermissions(entry));
        }
      }
    }
    return theOnlyFolder();
  }

  private Path theOnlyFolder() throws IOException {
    try (Stream<Path> all = Files.list(place)) {
      List<Path> folders = all.toList();
      assertThat(folders).hasSize(1);
      return folders.get(0);
    }
  }

  /** All files below a folder, by their paths in it. */
  public static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  /** Where a tool of this system is. */
  public String found(String tool) throws IOException, InterruptedException {
    String path = own.run(Path.of("/"), "command -v " + tool).output();
    assertThat(path).as("where %s is", tool).startsWith("/");
    return path.strip();
  }

  /** What checks sums: the one program where there is coreutils, the other where there is Perl. */
  public String sums() throws IOException, InterruptedException {
    boolean coreutils = own.run(Path.of("/"), "command -v sha256sum").exitCode() == 0;
    return coreutils ? found("sha256sum") : found("shasum") + " -a 256";
  }

  /** Runs a command in a folder, without the environment of this machine. */
  public CommandRun sh(Path where, String command) throws IOException, InterruptedException {
    return bare.run(where, command);
  }
}
