package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code schema NAME}: the JSON Schemas of docs/schema. */
final class SchemaCommand implements Command {
  private static final List<String> NAMES =
      List.of(
          "spec",
          "recommend",
          "explain",
          "compare",
          "sweep",
          "estimate",
          "batch-line",
          "error",
          "gpu",
          "model",
          "offer",
          "system");

  private final Console console;

  SchemaCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run(List<String> args) {
    Arguments arguments = Arguments.parse(args, List.of(), List.of(Flag.DEBUG, Flag.HELP));
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of("schema"));
      return ExitCode.ANSWERED;
    }
    String name = arguments.words().size() == 1 ? arguments.words().get(0) : "";
    if (!NAMES.contains(name)) {
      throw new InvalidInputException(
          "unknown-schema",
          "no schema called '" + name + "'" + Nearest.hint(name, NAMES),
          "Known: " + String.join(", ", NAMES));
    }
    try (InputStream in =
        SchemaCommand.class.getResourceAsStream(
            "/io/github/gpuadvisor/schema/" + name + ".schema.json")) {
      if (in == null) {
        throw new IllegalStateException("schema " + name + " is missing from this build");
      }
      console.out().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ExitCode.ANSWERED;
  }
}
