package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Comparer;
import io.github.gpuadvisor.advice.Comparison;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.YamlText;
import io.github.gpuadvisor.report.comparison.ComparisonDocument;
import io.github.gpuadvisor.report.comparison.ComparisonText;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code compare GPU GPU... inference|fine-tuning|training}: side by side. */
final class CompareCommand implements Command {
  private static final Flag FORMAT =
      new Flag(List.of("-o", "--output"), "FORMAT", "table, json, yaml");
  private static final List<Flag> FLAGS =
      List.of(Flag.FILE, FORMAT, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  private final Console console;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run(List<String> args) {
    NamedGpus named = NamedGpus.leading(args);
    @Nullable String kind = named.rest().isEmpty() ? null : Kinds.of(named.rest().get(0));
    List<String> rest = kind == null ? named.rest() : named.rest().subList(1, named.rest().size());
    Arguments arguments = Arguments.parse(rest, Kinds.keys(kind), FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.kind("compare", kind, FLAGS));
      return ExitCode.ANSWERED;
    }
    if (named.names().size() < 2) {
      throw new InvalidInputException(
          "missing-gpu",
          named.names().isEmpty() ? "compare which GPUs?" : "compare it with which GPU?",
          "As in: gpu-advisor compare h100 mi300x inference --model llama-3.1-70b");
    }
    String format = LookUp.format(arguments, FORMAT, List.of("table", "json", "yaml"));
    String command = "compare " + String.join(" ", named.names());
    Question question = Question.of(kind, arguments, console, command);
    Catalog whole = Shelf.open(arguments, console.environment());
    List<Accelerator> gpus = named.resolve(whole, console);
    if (gpus.stream().distinct().count() < gpus.size()) {
      throw new InvalidInputException(
          "invalid-usage", "compare: a GPU is named twice", "Name two or more that differ");
    }
    RequestReader reader = new RequestReader(whole, Clock.today());
    Request request = reader.readForRanking(question.kind(), question.settings());
    Catalog catalog = whole.asOf(request.limits().market().asOf());
    Comparison comparison =
        new Comparer(new Advisor(catalog), reader)
            .compare(question.kind(), question.settings(), gpus);
    print(comparison, catalog, format, arguments);
    return ExitCode.ANSWERED;
  }

  private void print(Comparison comparison, Catalog catalog, String format, Arguments arguments) {
    if (format.equals("table")) {
      console
          .out()
          .print(ComparisonText.of(comparison, console.screen(arguments.has(Flag.NO_COLOR))));
      return;
    }
    Map<String, @Nullable Object> document = ComparisonDocument.of(comparison, catalog);
    console.out().print(format.equals("json") ? JsonText.pretty(document) : YamlText.of(document));
  }
}
