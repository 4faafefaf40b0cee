package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar in a process of its own, with a home of its own.
 *
 * @param folder holds the home and the process's streams
 */
record Program(Path folder) {
  static Path jar() {
    String jar = System.getProperty("gpuadvisor.jar", "");
    assumeThat(jar).as("gpuadvisor.jar names the packaged jar").isNotEmpty();
    return Path.of(jar);
  }

  static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The command as a word of the shell: {@code $ADVISOR version}. */
  private static String advisor() {
    return java()
        + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp "
        + jar()
        + " io.github.gpuadvisor.Main";
  }

  OwnData own() {
    return new OwnData(folder);
  }

  /** Starts a command line of the shell in which {@code $ADVISOR} is the program. */
  Process start(String line) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", line)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("ADVISOR", advisor());
    builder.environment().put("XDG_DATA_HOME", folder.toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("caches").toString());
    return builder.start();
  }

  CommandRun sh(String line) throws IOException, InterruptedException {
    Process process = start(line);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: " + line);
    }
    return new CommandRun(
        process.exitValue(),
        Files.readString(folder.resolve("out"), StandardCharsets.UTF_8),
        Files.readString(folder.resolve("err"), StandardCharsets.UTF_8));
  }

  /** An import of prices of a day, as the shell starts it. */
  static String importing(Path prices) {
    return "$ADVISOR offers import --format csv --as-of 2026-11-20 '" + prices + "'";
  }

  /** All that lies in the user's data, hidden files as well. */
  List<String> files() throws IOException {
    return List.copyOf(own().contents().keySet());
  }
}
