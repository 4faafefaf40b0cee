package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.Main;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One command line carried out inside this process, by the same {@link Main#run} that the packaged
 * program calls.
 *
 * @param output standard output
 * @param errorOutput standard error
 */
public record CommandRun(int exitCode, String output, String errorOutput) {
  /** Without standard input and without an environment, so nothing of this machine shows. */
  public static CommandRun of(String... args) {
    return of(List.of(args), "", Map.of());
  }

  public static CommandRun of(List<String> args, String stdin, Map<String, String> environment) {
    return of(args, stdin.getBytes(StandardCharsets.UTF_8), environment);
  }

  /** The same with bytes that need not be text. */
  public static CommandRun of(List<String> args, byte[] stdin, Map<String, String> environment) {
    StringWriter output = new StringWriter();
    StringWriter errorOutput = new StringWriter();
    int exitCode;
    try (PrintWriter out = new PrintWriter(output);
        PrintWriter err = new PrintWriter(errorOutput)) {
      exitCode =
          Main.run(
              out, err, new ByteArrayInputStream(stdin), environment, args.toArray(new String[0]));
    }
    return new CommandRun(exitCode, output.toString(), errorOutput.toString());
  }
}
