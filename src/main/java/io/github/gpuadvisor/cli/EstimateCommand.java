package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.report.EstimateDocument;
import io.github.gpuadvisor.report.EstimateText;
import io.github.gpuadvisor.report.YamlText;
import io.github.gpuadvisor.workload.EstimateReader;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.PlanOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code estimate inference|fine-tuning|training --gpu ID --count N}: one stated deployment, no
 * ranking.
 */
final class EstimateCommand implements Command {
  static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "table, json, yaml",
          List.of("table", "json", "yaml"));
  private static final List<Flag> FLAGS =
      List.of(FORMAT, Flag.QUIET_ANYWAY, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  private final Console console;

  EstimateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Syntax syntax() {
    return Declared.overKinds(
        Syntax.of("estimate", "memory, speed, cost of one deployment")
            .describing(
                "Computes one deployment that you state. What is left out is chosen, and "
                    + "said in the answer. Speed is computed even where the memory does not fit.")
            .examples(
                "estimate inference --model llama-3.1-8b --gpu l40s --count 1",
                "estimate fine-tuning --model llama-3.1-8b --method qlora --gpu rtx-4090"),
        FLAGS,
        EstimateCommand::options,
        kind -> FLAGS);
  }

  /** An estimate states its deployment too. */
  private static List<Option> options(String kind) {
    List<Option> options = new ArrayList<>(Option.of(kind));
    options.add(new Option("count", Option.Group.PLAN, "ift", "N", "GPUs (the fewest that fit)"));
    options.addAll(PlanOption.of(kind));
    return options;
  }

  @Override
  public ExitCode run(List<String> args) {
    @Nullable String kind = args.isEmpty() ? null : Kinds.of(args.get(0));
    List<String> rest = kind == null ? args : args.subList(1, args.size());
    List<String> keys = new ArrayList<>();
    if (kind != null) {
      Option.of(kind).forEach(option -> keys.add(option.key()));
      keys.add("count");
      keys.addAll(PlanOption.keys());
    }
    Arguments arguments = Arguments.parse(rest, keys, FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of(syntax(), Kinds.words(kind)));
      return ExitCode.ANSWERED;
    }
    if (kind == null || !arguments.words().isEmpty()) {
      throw new InvalidInputException(
          "missing-kind",
          "estimate what? inference, fine-tuning or training",
          "As in: gpu-advisor estimate inference --model llama-3.1-8b --gpu l40s");
    }
    Catalog catalog = Shelf.open(arguments, console.environment());
    EstimateReader.Question question =
        new EstimateReader(catalog, Clock.today()).read(kind, arguments.settings(), "count");
    Estimation.Answer answer =
        new Estimation(catalog.asOf(question.request().limits().market().asOf()))
            .estimate(question.request(), question.pinned());
    print(arguments, question, answer);
    return ExitCode.ANSWERED;
  }

  private void print(
      Arguments arguments, EstimateReader.Question question, Estimation.Answer answer) {
    Map<String, @Nullable Object> document =
        EstimateDocument.of(answer.estimate(), answer.warnings(), question.request().workload());
    switch (LookUp.format(arguments, FORMAT)) {
      case "json" -> console.out().print(JsonText.pretty(document));
      case "yaml" -> console.out().print(YamlText.of(document));
      default ->
          console
              .out()
              .print(
                  EstimateText.of(
                      question.request(),
                      answer.estimate(),
                      answer.warnings(),
                      console.screen(arguments.has(Flag.NO_COLOR))));
    }
  }
}
