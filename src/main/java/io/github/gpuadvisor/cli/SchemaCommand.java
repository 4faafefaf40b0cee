package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code schema NAME}: the JSON Schemas of docs/schema. */
final class SchemaCommand extends ParsedCommand {
  private static final List<Flag> FLAGS = List.of(Flag.DEBUG, Flag.HELP);
  private static final List<String> NAMES =
      List.of(
          "spec",
          "recommend",
          "pool",
          "explain",
          "compare",
          "sweep",
          "estimate",
          "batch-line",
          "learn",
          "trend",
          "error",
          "gpu",
          "model",
          "offer",
          "system",
          "detect");

  SchemaCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("schema", "JSON Schema of a document")
        .describing("Prints a JSON Schema (draft 2020-12) of what the program reads or prints.")
        .examples("schema recommend", "schema spec")
        .taking(Operand.one("NAME", Choice.of(NAMES)))
        .with(Declared.OUTPUT, Declared.flags(FLAGS));
  }

  @Override
  ExitCode answer(Arguments arguments) {
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
