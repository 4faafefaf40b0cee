package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Resolution;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A question about GPUs that are named before the kind of work: {@code explain l40s inference …}.
 *
 * @param kind null where a file must name it
 */
record NamedGpus(List<String> names, @Nullable String kind, Arguments arguments) {
  private static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "table, json, yaml",
          List.of("table", "json", "yaml"));

  static final List<Flag> FLAGS =
      List.of(Flag.FILE, FORMAT, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  /** Names are all words before the first kind or option. */
  static NamedGpus parse(List<String> args) {
    int end = 0;
    while (end < args.size()
        && !args.get(end).startsWith("-")
        && !Kinds.ALL.contains(args.get(end))) {
      end++;
    }
    List<String> rest = args.subList(end, args.size());
    @Nullable String kind = rest.isEmpty() ? null : Kinds.of(rest.get(0));
    Arguments arguments =
        Arguments.parse(
            kind == null ? rest : rest.subList(1, rest.size()), Kinds.keys(kind), FLAGS);
    return new NamedGpus(List.copyOf(args.subList(0, end)), kind, arguments);
  }

  /** The format asked for: {@code table}, {@code json} or {@code yaml}. */
  String format() {
    return LookUp.format(arguments, FORMAT);
  }

  /** The question, for a command that is called so. */
  Question question(String command, Console console) {
    return Question.of(kind, arguments, console, command + " " + String.join(" ", names));
  }

  /** The GPUs meant; what a name was taken for is said. */
  List<Accelerator> resolve(Catalog catalog, Console console) {
    List<Accelerator> gpus = new ArrayList<>();
    for (String name : names) {
      Resolution resolution = catalog.gpuNames().resolve(name);
      resolution.warnings().forEach(warning -> console.err().println("gpu-advisor: " + warning));
      gpus.add(Objects.requireNonNull(catalog.gpu(resolution.id())));
    }
    return gpus;
  }

  /** Prints an answer in the format asked for. */
  void print(
      Console console, Supplier<String> table, Supplier<Map<String, @Nullable Object>> document) {
    String text =
        switch (format()) {
          case "json" -> JsonText.pretty(document.get());
          case "yaml" -> YamlText.of(document.get());
          default -> table.get();
        };
    console.out().print(text);
  }
}
