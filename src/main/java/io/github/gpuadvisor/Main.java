package io.github.gpuadvisor;

import io.github.gpuadvisor.cli.Console;
import io.github.gpuadvisor.cli.GpuAdvisor;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
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
    WatchedOutput output = new WatchedOutput(FileDescriptor.out);
    PrintWriter out = writer(output);
    PrintWriter err = writer(new FileOutputStream(FileDescriptor.err));
    int exit = run(out, err, System.in, System.getenv(), args);
    out.flush();
    if (output.lost()) {
      err.println("gpu-advisor: the answer could not be written in full");
      exit = 1;
    }
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
  private static PrintWriter writer(OutputStream output) {
    return new PrintWriter(
        new OutputStreamWriter(new BufferedOutputStream(output, 1 << 16), StandardCharsets.UTF_8));
  }
}
