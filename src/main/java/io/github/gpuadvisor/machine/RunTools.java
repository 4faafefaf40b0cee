package io.github.gpuadvisor.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Starts the tools. All of them together have one limit of time, from the making of this object on;
 * one that is not done by then is killed with all that it started.
 */
final class RunTools implements Tools {
  /** Eight cards in JSON take some 20 KB. */
  private static final int MOST_BYTES = 1 << 20;

  private final List<Path> folders;
  private final long end;

  /**
   * @param folders where programs are looked for, the first first
   */
  RunTools(List<Path> folders, Duration limit) {
    this.folders = List.copyOf(folders);
    this.end = System.nanoTime() + limit.toNanos();
  }

  @Override
  public @Nullable Output output(Tool tool) {
    @Nullable Path program = find(tool.program());
    if (program == null) {
      return null;
    }
    List<String> command = new ArrayList<>();
    command.add(program.toString());
    command.addAll(tool.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C");
    try {
      Process process = builder.start();
      try {
        process.getOutputStream().close();
        return read(process);
      } finally {
        kill(process);
      }
    } catch (IOException e) {
      // A file that is no program of this system is as good as none.
      return null;
    }
  }

  private Output read(Process process) {
    FutureTask<byte[]> reading = new FutureTask<>(() -> bytes(process.getInputStream()));
    Thread reader = new Thread(reading, "tool-output");
    reader.setDaemon(true);
    reader.start();
    try {
      byte[] bytes = reading.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      return bytes.length > MOST_BYTES
          ? new Output("", true)
          : new Output(new String(bytes, StandardCharsets.UTF_8), false);
    } catch (TimeoutException e) {
      return new Output("", true);
    } catch (ExecutionException e) {
      return new Output("", false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Output("", true);
    }
  }

  private static byte[] bytes(InputStream in) throws IOException {
    return in.readNBytes(MOST_BYTES + 1);
  }

  private static void kill(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private @Nullable Path find(String program) {
    for (Path folder : folders) {
      for (String name : List.of(program, program + ".exe")) {
        Path file = folder.resolve(name);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return file;
        }
      }
    }
    return null;
  }
}
