package io.github.gpuadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * An installed program, the Java that it runs on, and the archives that it keeps. Training one
 * takes seconds, so tests take copies of one that was trained: it serves a jar at its place and of
 * its time, not a cache at its place.
 */
public record Trained(Installation program, RecordingJava java, ArchiveCache cache) {
  /** Installed below {@code folder}, on the Java that runs this, without an archive. */
  public static Trained untrained(Path folder) throws IOException {
    return untrained(folder, RecordingJava.installed().get(0));
  }

  public static Trained untrained(Path folder, Path jdk) throws IOException {
    RecordingJava java = RecordingJava.of(jdk, folder.resolve("java"));
    Installation program =
        Installation.in(folder.resolve("installed"), folder.resolve("work"))
            .with("GPU_ADVISOR_JAVA", java.folder());
    return new Trained(program, java, new ArchiveCache(folder)).at(folder.resolve("cache"));
  }

  /** The same, after a first run. */
  public static Trained in(Path folder) throws IOException, InterruptedException {
    Trained made = untrained(folder);
    assertThat(made.program().sh("./gpu-advisor version").exitCode()).isZero();
    made.cache().archive();
    return made;
  }

  /** The same program with a copy of the archives in a new folder, and nothing called yet. */
  public Trained copy(Path folder) throws IOException {
    cache.copiedTo(folder.resolve("gpu-advisor"));
    java.forget();
    return at(folder);
  }

  /** The same program with no archive. */
  public Trained empty(Path folder) throws IOException {
    java.forget();
    return at(Files.createDirectories(folder));
  }

  private Trained at(Path folder) {
    return new Trained(
        program.with("XDG_CACHE_HOME", folder),
        java,
        new ArchiveCache(folder.resolve("gpu-advisor")));
  }

  public Trained with(String name, Object value) {
    return new Trained(program.with(name, value), java, cache);
  }

  public CommandRun sh(String command) throws IOException, InterruptedException {
    return program.sh(command);
  }

  /** Where the archives of this Java and this jar lie. */
  public Path folder() throws IOException {
    Path release = java.folder().resolve("release");
    String build =
        Files.readAllLines(release).stream()
            .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
            .map(line -> line.replaceAll(".*=\"|\"", ""))
            .findFirst()
            .orElseThrow();
    return cache.folder().resolve(build + program.jar());
  }
}
