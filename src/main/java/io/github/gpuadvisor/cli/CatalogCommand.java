package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.survey.CatalogDiff;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.DiffDocument;
import io.github.gpuadvisor.report.DiffText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.StatsDocument;
import io.github.gpuadvisor.report.StatsText;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** {@code catalog check|stats|diff A B}. */
final class CatalogCommand extends ParsedCommand {
  private static final Flag LIST = new Flag(List.of("--list"), "", "what check looks for");
  private static final List<Flag> FLAGS = flags();

  CatalogCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  private static List<Flag> flags() {
    List<Flag> flags = new ArrayList<>(LookUp.FLAGS);
    flags.add(LIST);
    return flags;
  }

  @Override
  public Syntax syntax() {
    List<OptionSyntax> flags = Declared.flags(LookUp.FLAGS);
    List<OptionSyntax> checking = new ArrayList<>(List.of(Declared.flag(LIST)));
    checking.addAll(flags);
    Choice side = Choice.of(Choice.Kind.FILE, Shelf.BUILT_IN, Shelf.OWN);
    return Syntax.of("catalog", "judge a catalog, count its facts, compare two")
        .describing(
            "Runs the checks of sense over a catalog, counts what it knows, or shows what "
                + "one catalog says otherwise than another: A and B are folders, index files, "
                + "built-in, or own for the built-in one under your own data.")
        .examples(
            "catalog stats",
            "catalog check --catalog my-catalog",
            "catalog diff built-in my-catalog")
        .over(
            Syntax.of("check", "problems, with the way to mend them")
                .with(Declared.OUTPUT, checking))
        .over(Syntax.of("stats", "how many facts, and of what").with(Declared.OUTPUT, flags))
        .over(
            Syntax.of("diff", "what B says otherwise than A")
                .taking(new Operand("A B", side, 2, 2))
                .with(Declared.OUTPUT, flags));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    List<String> words = arguments.words();
    boolean json = LookUp.json(arguments);
    if (words.equals(List.of("check"))) {
      return check(arguments, json);
    }
    if (words.equals(List.of("stats"))) {
      stats(Shelf.open(arguments, console.environment()), json);
    } else if (words.size() == 3 && words.get(0).equals("diff")) {
      Catalog before = Shelf.side(words.get(1), console.environment());
      diff(CatalogDiff.of(before, Shelf.side(words.get(2), console.environment())), json);
    } else {
      throw new InvalidInputException(
          "invalid-usage",
          "catalog check, catalog stats, or catalog diff A B",
          "As in: gpu-advisor catalog diff built-in my-catalog");
    }
    return ExitCode.ANSWERED;
  }

  private ExitCode check(Arguments arguments, boolean json) {
    CatalogCheck check = new CatalogCheck(console, json);
    if (arguments.has(LIST)) {
      check.list();
      return ExitCode.ANSWERED;
    }
    return check.run(Shelf.open(arguments, console.environment()));
  }

  private void stats(Catalog catalog, boolean json) {
    if (json) {
      console.out().print(JsonText.pretty(StatsDocument.of(catalog)));
    } else {
      print(StatsText.lines(catalog, console.screen(true).width()));
    }
  }

  private void diff(CatalogDiff diff, boolean json) {
    if (json) {
      console.out().print(JsonText.pretty(DiffDocument.of(diff)));
    } else {
      print(DiffText.lines(diff));
    }
  }

  /** What files say is no longer than its line, and holds nothing that a terminal would obey. */
  private void print(List<String> lines) {
    Screen screen = console.screen(true);
    lines.forEach(line -> console.out().println(screen.fit(Plain.text(line))));
  }
}
