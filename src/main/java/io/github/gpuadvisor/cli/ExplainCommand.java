package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Explainer;
import io.github.gpuadvisor.advice.Explanation;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Remedies;
import io.github.gpuadvisor.advice.Sensitivity;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.YamlText;
import io.github.gpuadvisor.report.explanation.ExplanationDocument;
import io.github.gpuadvisor.report.explanation.ExplanationText;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code explain GPU inference|fine-tuning|training}: the whole derivation for one GPU. */
final class ExplainCommand implements Command {
  private static final Flag FORMAT =
      new Flag(List.of("-o", "--output"), "FORMAT", "table, json, yaml");
  private static final List<Flag> FLAGS =
      List.of(Flag.FILE, FORMAT, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  private final Console console;

  ExplainCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run(List<String> args) {
    NamedGpus named = NamedGpus.leading(args);
    @Nullable String kind = named.rest().isEmpty() ? null : Kinds.of(named.rest().get(0));
    List<String> rest = kind == null ? named.rest() : named.rest().subList(1, named.rest().size());
    Arguments arguments = Arguments.parse(rest, Kinds.keys(kind), FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.kind("explain", kind, FLAGS));
      return ExitCode.ANSWERED;
    }
    if (named.names().size() > 1) {
      throw Kinds.unknown(named.names().get(1));
    }
    if (named.names().isEmpty()) {
      throw new InvalidInputException(
          "missing-gpu",
          "explain which GPU?",
          "As in: gpu-advisor explain l40s inference --model llama-3.1-8b");
    }
    String format = LookUp.format(arguments, FORMAT, List.of("table", "json", "yaml"));
    Question question = Question.of(kind, arguments, console, "explain " + named.names().get(0));
    Catalog whole = Shelf.open(arguments, console.environment());
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
    print(explanation, catalog, format, arguments);
    return ExitCode.ANSWERED;
  }

  private void print(Explanation explanation, Catalog catalog, String format, Arguments arguments) {
    if (format.equals("table")) {
      console
          .out()
          .print(ExplanationText.of(explanation, console.screen(arguments.has(Flag.NO_COLOR))));
      return;
    }
    Map<String, @Nullable Object> document = ExplanationDocument.of(explanation, catalog);
    console.out().print(format.equals("json") ? JsonText.pretty(document) : YamlText.of(document));
  }
}
