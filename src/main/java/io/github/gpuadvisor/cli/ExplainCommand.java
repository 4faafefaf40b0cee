package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Explainer;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Remedies;
import io.github.gpuadvisor.advice.Sensitivity;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.report.explanation.ExplanationDocument;
import io.github.gpuadvisor.report.explanation.ExplanationText;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import java.util.List;

/** {@code explain GPU inference|fine-tuning|training}: the whole derivation for one GPU. */
final class ExplainCommand extends NamedGpusCommand {
  ExplainCommand(Console console) {
    super(console);
  }

  @Override
  Syntax command() {
    return Syntax.of("explain", "one GPU's place, back to the datasheet")
        .describing(
            "Writes out all that an answer says of one GPU: every requirement with its "
                + "margin, memory, steps and cost as formulas with their numbers, the score, "
                + "and every fact with its source. A GPU that does not qualify is explained, "
                + "too.")
        .examples(
            "explain l40s inference --model llama-3.1-70b --concurrency 16",
            "explain h100 -f workload.yaml -o json")
        .taking(Operand.one("GPU", Choice.of(Choice.Kind.GPU)));
  }

  @Override
  void check(List<String> names) {
    if (names.size() > 1) {
      throw Kinds.unknown(names.get(1));
    }
    if (names.isEmpty()) {
      throw new InvalidInputException(
          "missing-gpu",
          "explain which GPU?",
          "As in: gpu-advisor explain l40s inference --model llama-3.1-8b");
    }
  }

  @Override
  void answer(NamedGpus named) {
    Question question = named.question("explain", console);
    Catalog whole = Shelf.open(named.arguments(), console.environment());
    Accelerator gpu = named.resolve(whole, console).get(0);
    RequestReader reader = new RequestReader(whole, Clock.today());
    Request request = reader.readForRanking(question.kind(), question.settings());
    Catalog catalog = whole.asOf(request.limits().market().asOf());
    Advisor advisor = new Advisor(catalog);
    Recommendation found =
        new Sensitivity(advisor, reader)
            .ordered(question.kind(), question.settings(), advisor.recommend(request));
    Recommendation mended =
        new Remedies(advisor, reader, question.kind(), question.settings()).mended(found, gpu);
    Explanation explanation = new Explainer(advisor).explain(mended, gpu);
    Screen screen = console.screen(named.arguments().has(Flag.NO_COLOR));
    named.print(
        console,
        () -> ExplanationText.of(explanation, screen),
        () -> ExplanationDocument.of(explanation, catalog));
  }
}
