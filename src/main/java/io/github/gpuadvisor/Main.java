package io.github.gpuadvisor;

import io.github.gpuadvisor.cli.Console;
import io.github.gpuadvisor.cli.GpuAdvisor;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Entry point: streams in, exit code out. */
public final class Main {
  private Main() {}

  /** Runs and exits. */
  public static void main(String[] args) {
    PrintWriter out = writer(FileDescriptor.out);
    PrintWriter err = writer(FileDescriptor.err);
    int exit = run(out, err, System.in, System.getenv(), args);
    out.flush();
    err.flush();
    System.exit(exit);
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  public static int run(
      PrintWriter out,
      PrintWriter err,
      InputStream in,
      Map<String, String> environment,
      String... args) {
    return new GpuAdvisor(new Console(out, err, in, environment)).run(List.of(args));
  }

  /** UTF-8 whatever the locale says; a reader that goes away (head) ends the writing silently. */
  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(
            new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
            StandardCharsets.UTF_8));
  }
}
