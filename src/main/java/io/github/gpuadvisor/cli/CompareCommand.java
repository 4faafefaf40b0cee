package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Comparer;
import io.github.gpuadvisor.advice.Comparison;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.comparison.ComparisonDocument;
import io.github.gpuadvisor.report.comparison.ComparisonText;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import java.util.List;

/** {@code compare GPU GPU... inference|fine-tuning|training}: side by side. */
final class CompareCommand implements Command {
  private final Console console;

  CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run(List<String> args) {
    NamedGpus named = NamedGpus.parse(args);
    Arguments arguments = named.arguments();
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.kind("compare", named.kind(), NamedGpus.FLAGS));
      return ExitCode.ANSWERED;
    }
    if (named.names().size() < 2) {
      throw new InvalidInputException(
          "missing-gpu",
          named.names().isEmpty() ? "compare which GPUs?" : "compare it with which GPU?",
          "As in: gpu-advisor compare h100 mi300x inference --model llama-3.1-70b");
    }
    // A format that is not known is refused before anything is computed.
    named.format();
    Question question = named.question("compare", console);
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
    Screen screen = console.screen(arguments.has(Flag.NO_COLOR));
    named.print(
        console,
        () -> ComparisonText.of(comparison, screen),
        () -> ComparisonDocument.of(comparison, catalog));
    return ExitCode.ANSWERED;
  }
}
