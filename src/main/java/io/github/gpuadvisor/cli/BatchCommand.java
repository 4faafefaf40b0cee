package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.SpecReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * {@code batch recommend|estimate}: a JSON object a line in, a JSON object a line out, in the same
 * order. A bad line becomes an error line.
 */
final class BatchCommand extends ParsedCommand {
  private static final List<Flag> FLAGS = List.of(Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  BatchCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    List<OptionSyntax> flags = Declared.flags(FLAGS);
    return Syntax.of("batch", "JSON lines in, JSON lines out")
        .describing(
            "Reads questions from standard input, one JSON object on each line, and answers "
                + "each on one line, in the same order. A bad line becomes an error line and never "
                + "stops the others.")
        .examples("batch estimate < lines.jsonl", "batch recommend < questions.jsonl")
        .over(Syntax.of("recommend", "keys of a spec file").with(Declared.OUTPUT, flags))
        .over(Syntax.of("estimate", "keys of a batch line").with(Declared.OUTPUT, flags));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    String what = arguments.words().size() == 1 ? arguments.words().get(0) : "";
    if (!what.equals("estimate") && !what.equals("recommend")) {
      throw new InvalidInputException(
          "missing-kind",
          "batch what? estimate or recommend",
          "As in: gpu-advisor batch estimate < lines.jsonl");
    }
    Catalog catalog = Shelf.open(arguments, console.environment());
    BatchLines lines = new BatchLines(catalog, what.equals("estimate"));
    try {
      answerAll(lines);
    } catch (IOException e) {
      throw new InvalidInputException("unreadable-file", "standard input: cannot be read");
    }
    return ExitCode.ANSWERED;
  }

  private void answerAll(BatchLines lines) throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    BoundedLines in = new BoundedLines(reader, SpecReader.LONGEST);
    int processors = Runtime.getRuntime().availableProcessors();
    try (Progress progress = Progress.besidesOutput(console, "lines");
        InOrder<BatchLines.Line> answers =
            new InOrder<>(processors, lines.block(), lines::text, console.out()::print)) {
      int number = 0;
      // A reader that left, or a full disk, ends the work: the other answers would reach nobody.
      for (String line = in.next(); line != null && !console.out().checkError(); line = in.next()) {
        number++;
        if (!line.isBlank()) {
          answers.add(new BatchLines.Line(number, line));
        }
        progress.accept(number);
        // Who writes a line and waits for its answer gets it.
        if (!reader.ready()) {
          answers.finish();
          console.out().flush();
        }
      }
      answers.finish();
    }
  }
}
