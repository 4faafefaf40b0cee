package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Cell;
import io.github.gpuadvisor.advice.Sweep;
import io.github.gpuadvisor.advice.Sweeper;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.YamlText;
import io.github.gpuadvisor.report.sweep.SweepDocument;
import io.github.gpuadvisor.report.sweep.SweepText;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Variation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sweep inference|fine-tuning|training --vary NAME=VALUES}: the best answer per cell. */
final class SweepCommand implements Command {
  private static final Flag VARY =
      new Flag(
          List.of("--vary"),
          "NAME=VALUES...",
          "FROM:TO:STEP (x2 multiplies) or A,B,C; once or twice");
  private static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "table, csv, json, jsonl, yaml",
          List.of("table", "csv", "json", "jsonl", "yaml"));
  private static final List<Flag> FLAGS =
      List.of(VARY, Flag.FILE, FORMAT, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);
  private static final int MOST_CELLS = 10_000;

  private final Console console;

  SweepCommand(Console console) {
    this.console = console;
  }

  @Override
  public Syntax syntax() {
    return Declared.overKinds(
        Syntax.of("sweep", "the best answer for each value")
            .describing(
                "Answers the question for each value of one or two options, 10,000 "
                    + "combinations at most. Values are a list, or a range with a step that adds "
                    + "or, with x before it, multiplies.")
            .examples(
                "sweep inference --model llama-3.1-70b --vary concurrency=1:256:x2",
                "sweep inference --model llama-3.1-8b --vary context=4k,32k,128k --vary concurrency=1,16"),
        FLAGS,
        Option::of,
        kind -> flags(kind));
  }

  /** What may be varied is what may be asked, up to the equals sign. */
  private static List<Flag> flags(String kind) {
    List<String> names =
        Option.of(kind).stream().map(option -> option.flag().substring(2) + "=").toList();
    return FLAGS.stream().map(flag -> flag.equals(VARY) ? flag.choosing(names) : flag).toList();
  }

  @Override
  public ExitCode run(List<String> args) {
    @Nullable String kind = args.isEmpty() ? null : Kinds.of(args.get(0));
    List<String> rest = kind == null ? args : args.subList(1, args.size());
    Arguments arguments = Arguments.parse(rest, Kinds.keys(kind), FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of(syntax(), Kinds.words(kind)));
      return ExitCode.ANSWERED;
    }
    String format = LookUp.format(arguments, FORMAT);
    Question question = Question.of(kind, arguments, console, "sweep");
    List<Variation> variations = variations(arguments, question.kind());
    Catalog catalog = Shelf.open(arguments, console.environment());
    Sweep sweep = sweep(catalog, question, variations);
    print(sweep, catalog, format, arguments);
    return sweep.cells().stream().map(Cell::best).allMatch(best -> best == null)
        ? ExitCode.NOTHING_QUALIFIES
        : ExitCode.ANSWERED;
  }

  private Sweep sweep(Catalog catalog, Question question, List<Variation> variations) {
    try (Progress progress = new Progress(console, "cells", 1)) {
      return new Sweeper(
              request -> new Advisor(catalog.asOf(request.limits().market().asOf())),
              new RequestReader(catalog, Clock.today()),
              question.kind(),
              question.settings(),
              progress::accept)
          .over(variations);
    }
  }

  private static List<Variation> variations(Arguments arguments, String kind) {
    List<Variation> variations = new ArrayList<>();
    for (String text : arguments.values(VARY)) {
      variations.add(Variation.read(text, kind));
    }
    if (variations.isEmpty() || variations.size() > 2) {
      throw new InvalidInputException(
          "invalid-usage",
          variations.isEmpty() ? "sweep over what? give --vary" : "--vary: once or twice, no more",
          "As in: --vary concurrency=1:256:x2 --vary context=4k,32k,128k");
    }
    if (variations.size() == 2 && variations.get(0).key().equals(variations.get(1).key())) {
      throw new InvalidInputException(
          "invalid-usage", "--vary: " + variations.get(0).key() + " is varied twice");
    }
    long cells = 1;
    for (Variation one : variations) {
      cells *= one.values().size();
    }
    if (cells > MOST_CELLS) {
      throw new InvalidInputException(
          "invalid-usage", "--vary: more than " + MOST_CELLS + " combinations");
    }
    return variations;
  }

  private void print(Sweep sweep, Catalog catalog, String format, Arguments arguments) {
    console
        .out()
        .print(
            switch (format) {
              case "csv" -> SweepDocument.csv(sweep);
              case "json" -> JsonText.pretty(SweepDocument.of(sweep, catalog));
              case "jsonl" -> SweepDocument.lines(sweep);
              case "yaml" -> YamlText.of(SweepDocument.of(sweep, catalog));
              default -> SweepText.of(sweep, console.screen(arguments.has(Flag.NO_COLOR)));
            });
  }
}
