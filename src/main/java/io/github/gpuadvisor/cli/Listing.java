package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.Selection;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every {@code list} takes: conditions and order on any field, columns, and the format. */
final class Listing {
  private static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "table, json or csv",
          List.of("table", "json", "csv"));
  private static final Flag WHERE =
      new Flag(List.of("--where"), "CONDITION...", "only these: \"memory.capacityGB>=48\"");
  private static final Flag SORT =
      new Flag(List.of("--sort"), "FIELD[:desc],...", "order by these fields");
  private static final Flag COLUMNS =
      new Flag(List.of("--columns"), "FIELD,...", "show these fields");
  static final List<Flag> FLAGS = flags();

  private final Console console;
  private final Arguments arguments;

  Listing(Console console, Arguments arguments) {
    this.console = console;
    this.arguments = arguments;
  }

  private static List<Flag> flags() {
    List<Flag> flags = new ArrayList<>(List.of(FORMAT, WHERE, SORT, COLUMNS));
    LookUp.FLAGS.stream().filter(flag -> !flag.equals(LookUp.FORMAT)).forEach(flags::add);
    return List.copyOf(flags);
  }

  /** {@code list}, with options of its own before those of every list. */
  static Syntax syntax(List<OptionSyntax> own) {
    List<OptionSyntax> which = new ArrayList<>(own);
    List<Flag> selecting = List.of(WHERE, SORT, COLUMNS);
    which.addAll(Declared.flags(selecting));
    List<Flag> rest = FLAGS.stream().filter(flag -> !selecting.contains(flag)).toList();
    return Syntax.of("list", "a table of all, or of some")
        .with("Which rows", which)
        .with(Declared.OUTPUT, Declared.flags(rest));
  }

  /** Refuses, of another verb, what only a list can do. */
  static void refuse(Arguments arguments) {
    for (Flag flag : List.of(WHERE, SORT, COLUMNS)) {
      if (arguments.has(flag)) {
        throw new InvalidInputException(
            "conflicting-options", flag.longest() + " goes with list alone");
      }
    }
  }

  /**
   * Prints records.
   *
   * @param document a record as JSON prints it
   * @param table prints the records in the columns that people look at first
   */
  <T> void print(
      List<T> records,
      Function<T, Map<String, @Nullable Object>> document,
      Consumer<List<T>> table) {
    String form = LookUp.format(arguments, FORMAT);
    @Nullable String columns = arguments.value(COLUMNS);
    boolean plain = !arguments.has(WHERE) && !arguments.has(SORT) && columns == null;
    if (form.equals("table") && plain) {
      table.accept(records);
      return;
    }
    Selection<T> selection = new Selection<>(records, document);
    arguments.values(WHERE).forEach(selection::where);
    @Nullable String order = arguments.value(SORT);
    if (order != null) {
      selection.sort(order);
    }
    if (form.equals("csv")) {
      List<String> shown = columns == null ? selection.allColumns() : selection.columns(columns);
      console.out().print(selection.csv(shown));
    } else if (form.equals("json")) {
      if (columns != null) {
        throw new InvalidInputException(
            "conflicting-options", "--columns goes with table and csv; json has every field");
      }
      console.out().print(JsonText.pretty(selection.records().stream().map(document).toList()));
    } else if (columns == null) {
      table.accept(selection.records());
    } else {
      Screen screen = console.screen(true);
      selection
          .table(selection.columns(columns), screen.width())
          .forEach(line -> console.out().println(screen.fit(line)));
    }
  }
}
