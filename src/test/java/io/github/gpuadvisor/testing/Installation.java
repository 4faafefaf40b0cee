package io.github.gpuadvisor.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The packaged program as it is installed: the launcher beside {@code lib/gpu-advisor.jar}, with an
 * environment of its own. The system property {@code gpuadvisor.shell} names another shell than
 * {@code /bin/sh} for it.
 *
 * @param folder where it is installed
 * @param work an empty folder for its streams
 */
public record Installation(Path folder, Path work, Map<String, String> environment) {
  /**
   * Runs a command and waits for all that it started, also detached: whoever lives holds the pipe
   * open, and cat reads to its end.
   */
  private static final String AND_ALL_IT_STARTS =
      "{ eval \"$COMMAND\"; echo $? >\"$STREAMS/code\"; } 9>&1 >\"$STREAMS/out\""
          + " 2>\"$STREAMS/err\" </dev/null | cat";

  /** Installs the jar that was built, with the hash that stands beside it. */
  public static Installation in(Path folder, Path work) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    Installation made = new Installation(folder, Files.createDirectories(work), Map.of());
    made.copyJarTo(made.jar());
    made.installLauncher();
    return made.with("PATH", System.getenv("PATH"));
  }

  /** A command of the system in a folder of its own, for a PATH that has little else. */
  public static void putCommand(Path bin, String name) throws IOException {
    Path real = Files.exists(Path.of("/bin", name)) ? Path.of("/bin") : Path.of("/usr/bin");
    String script = "#!/bin/sh\nexec " + real.resolve(name) + " \"$@\"\n";
    Path command = Files.writeString(bin.resolve(name), script);
    assertThat(command.toFile().setExecutable(true)).isTrue();
  }

  /** The launcher alone, beside whatever is in {@code folder}. */
  public Installation installLauncher() throws IOException {
    assumeThat(Path.of("/bin/sh")).exists();
    String text = Files.readString(Path.of("gpu-advisor"));
    String shell = System.getProperty("gpuadvisor.shell", "/bin/sh");
    Path launcher =
        Files.writeString(folder.resolve("gpu-advisor"), text.replaceFirst("/bin/sh", shell));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    return this;
  }

  /** The jar that was built, then its hash, in the order in which the build writes them. */
  public void copyJarTo(Path jar) throws IOException {
    String built = System.getProperty("gpuadvisor.jar", "");
    assumeThat(built).as("gpuadvisor.jar names the packaged jar").isNotEmpty();
    Files.copy(Path.of(built), jar, StandardCopyOption.REPLACE_EXISTING);
    Files.copy(Path.of(built + ".sha256"), hashOf(jar), StandardCopyOption.REPLACE_EXISTING);
  }

  public Path jar() {
    return folder.resolve("lib/gpu-advisor.jar");
  }

  public Path hash() {
    return hashOf(jar());
  }

  private static Path hashOf(Path jar) {
    return Path.of(jar + ".sha256");
  }

  /** The same with a variable of the environment, or without it. */
  public Installation with(String name, @Nullable Object value) {
    Map<String, String> changed = new TreeMap<>(environment);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value.toString());
    }
    return new Installation(folder, work, changed);
  }

  /** The same environment with another folder. */
  public Installation movedTo(Path other) {
    return new Installation(other, work, environment);
  }

  /** Runs a command line of the shell in the installed folder, and waits for its trainings. */
  public CommandRun sh(String command) throws IOException, InterruptedException {
    return start(command).end();
  }

  public Started start(String command) throws IOException {
    Path streams = Files.createTempDirectory(work, "run");
    ProcessBuilder builder =
        new ProcessBuilder("/bin/sh", "-c", AND_ALL_IT_STARTS)
            .directory(folder.toFile())
            .redirectError(streams.resolve("shell").toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("COMMAND", command);
    builder.environment().put("STREAMS", streams.toString());
    return new Started(builder.start(), command, streams);
  }

  /** A command that runs. */
  public record Started(Process process, String command, Path streams) {
    public CommandRun end() throws IOException, InterruptedException {
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("does not end: " + command);
      }
      return new CommandRun(
          Integer.parseInt(Files.readString(streams.resolve("code")).strip()),
          Files.readString(streams.resolve("out"), StandardCharsets.UTF_8),
          Files.readString(streams.resolve("err"), StandardCharsets.UTF_8));
    }
  }
}
