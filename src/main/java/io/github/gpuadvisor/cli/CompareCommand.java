package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Comparer;
import io.github.gpuadvisor.advice.Comparison;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.comparison.ComparisonDocument;
import io.github.gpuadvisor.report.comparison.ComparisonText;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import java.util.List;

/** {@code compare GPU GPU... inference|fine-tuning|training}: side by side. */
final class CompareCommand extends NamedGpusCommand {
  CompareCommand(Console console) {
    super(console);
  }

  @Override
  Syntax command() {
    return Syntax.of("compare", "side by side, and where they cross")
        .describing(
            "Shows the best deployment of each GPU, the criteria by how much they move "
                + "the score, and from which load or length on another is better.")
        .examples(
            "compare h100 mi300x inference --model llama-3.1-70b --concurrency 16",
            "compare l4 l40s rtx-4090 fine-tuning --model llama-3.1-8b --method qlora")
        .taking(new Operand("GPU GPU...", Choice.of(Choice.Kind.GPU), 2, Operand.MANY));
  }

  @Override
  void check(List<String> names) {
    if (names.size() < 2) {
      throw new InvalidInputException(
          "missing-gpu",
          names.isEmpty() ? "compare which GPUs?" : "compare it with which GPU?",
          "As in: gpu-advisor compare h100 mi300x inference --model llama-3.1-70b");
    }
  }

  @Override
  void answer(NamedGpus named) {
    Question question = named.question("compare", console);
    Catalog whole = Shelf.open(named.arguments(), console.environment());
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
    Screen screen = console.screen(named.arguments().has(Flag.NO_COLOR));
    named.print(
        console,
        () -> ComparisonText.of(comparison, screen),
        () -> ComparisonDocument.of(comparison, catalog));
  }
}
