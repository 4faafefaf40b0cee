package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.advice.Advisor;
import io.github.gpuadvisor.advice.Recommendation;
import io.github.gpuadvisor.advice.Remedies;
import io.github.gpuadvisor.advice.Sensitivity;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.report.View;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.PoolReader;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.SpecReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code recommend inference|fine-tuning|training}: requirements in, ranked GPUs out. */
final class RecommendCommand implements Command {
  private static final List<Flag> FLAGS =
      List.of(
          Flag.FILE,
          Flag.OUTPUT,
          Flag.EXPLAIN,
          Flag.ELIMINATED,
          Flag.SAVE,
          Flag.FAIL_IF_CHANGED,
          Flag.FAIL_OVER,
          Flag.QUIET,
          Flag.NO_COLOR,
          Flag.CATALOG,
          Flag.DEBUG,
          Flag.HELP);

  private static final int NEAREST = 5;

  private final Console console;

  RecommendCommand(Console console) {
    this.console = console;
  }

  /** Of the command without a kind of work: what it asks, it asks in some form; help is last. */
  private static List<Flag> askingFlags() {
    List<Flag> flags = new ArrayList<>(FLAGS);
    flags.add(flags.size() - 1, Flag.PLAIN);
    return flags;
  }

  @Override
  public Syntax syntax() {
    Syntax ranking =
        Declared.overKinds(
            Syntax.of("recommend", "rank GPUs for a workload")
                .describing(
                    "Ranks every deployment that meets all requirements: which GPU, how many, in "
                        + "which plan, from whom and at what price; by default the best one of each "
                        + "GPU, ten rows. The answer repeats the question with every default taken, "
                        + "says what was left out and why, and names old prices. Where nothing "
                        + "qualifies, it names the nearest misses and the change that would admit "
                        + "each. Without a kind of work, on a terminal, it asks instead, and says at "
                        + "the end which command asks the same.")
                .examples(
                    "recommend inference --model llama-3.1-70b --concurrency 16",
                    "recommend training --model gpt-3 --tokens 300B --deadline 30d"),
            askingFlags(),
            Option::of,
            kind -> FLAGS);
    return ranking.noting(
        "On a terminal, gpu-advisor recommend alone asks for all that it needs.\n"
            + ranking.note());
  }

  @Override
  public ExitCode run(List<String> args) {
    @Nullable String kind = args.isEmpty() ? null : Kinds.of(args.get(0));
    List<String> rest = kind == null ? args : args.subList(1, args.size());
    List<String> keys = Kinds.keys(kind);
    Arguments arguments = Arguments.parse(rest, keys, kind == null ? askingFlags() : FLAGS);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of(syntax(), Kinds.words(kind)));
      return ExitCode.ANSWERED;
    }
    @Nullable String file = arguments.value(Flag.FILE);
    if (arguments.has(Flag.PLAIN) && file != null) {
      throw new InvalidInputException(
          "conflicting-options", "--plain goes with questions; a file answers them");
    }
    if (file != null) {
      return answerFile(file, kind, arguments);
    }
    if (kind == null && Asking.isWanted(arguments, console)) {
      Asking.Command asked = new Asking(console, arguments).command(args);
      Console answering = asked.reading(console);
      ExitCode exit = new RecommendCommand(answering).run(asked.arguments());
      asked.tell(console);
      return exit;
    }
    Question question = Question.of(kind, arguments, console, "recommend");
    return answer(question.kind(), question.settings(), arguments);
  }

  private ExitCode answerFile(String file, @Nullable String kind, Arguments arguments) {
    String label = Input.label(file);
    Value root = SpecReader.tree(Input.text(file, console), label);
    if (kind == null && PoolReader.isPool(root)) {
      return PooledQuestion.answer(root, label, arguments, console, left(arguments));
    }
    Question question = Question.in(root, label, kind, arguments);
    return answer(question.kind(), question.settings(), arguments);
  }

  private ExitCode answer(String kind, Settings settings, Arguments arguments) {
    int left = left(arguments);
    AnswerFormat format = AnswerFormat.of(arguments);
    format.prepare(kind, settings);
    Gates gates = Gates.of(arguments, console);
    @Nullable String typedModel = settings.text("model");
    Catalog whole = Shelf.open(arguments, console.environment());
    if (ThisMachine.isMeant(settings)) {
      ThisMachine.put(settings, whole, console);
    }
    RequestReader reader = new RequestReader(whole, Clock.today());
    Request request = reader.readForRanking(kind, settings);
    Catalog catalog = whole.asOf(request.limits().market().asOf());
    Advisor advisor = new Advisor(catalog);
    Recommendation found =
        new Sensitivity(advisor, reader).ordered(kind, settings, advisor.recommend(request));
    boolean shown =
        found.ranked().isEmpty() || left == Integer.MAX_VALUE || format.namesEliminated();
    Recommendation answer =
        shown ? new Remedies(advisor, reader, kind, settings).mended(found, left) : found;
    View view =
        new View(
            console.screen(arguments.has(Flag.NO_COLOR)),
            arguments.has(Flag.EXPLAIN),
            arguments.has(Flag.QUIET),
            left);
    console.out().print(format.text(answer, catalog, view, typedModel));
    List<String> failures = gates.failures(answer, catalog);
    if (!failures.isEmpty() && !arguments.has(Flag.QUIET)) {
      tell(failures, format);
    }
    if (answer.ranked().isEmpty()) {
      if (format.namesRowsOnly() && !arguments.has(Flag.QUIET)) {
        console.err().println("gpu-advisor: nothing meets every requirement; -o table says why");
      }
      return ExitCode.NOTHING_QUALIFIES;
    }
    return failures.isEmpty() ? ExitCode.ANSWERED : ExitCode.GATE;
  }

  private static int left(Arguments arguments) {
    @Nullable String which = arguments.value(Flag.ELIMINATED);
    return switch (which == null ? "nearest" : which) {
      case "none" -> 0;
      case "nearest" -> NEAREST;
      case "all" -> Integer.MAX_VALUE;
      default ->
          throw new InvalidInputException(
              "invalid-value", "--eliminated " + which + ": give none, nearest or all");
    };
  }

  /** Tells what does not hold, in the form that the answer was asked for in. */
  private void tell(List<String> failures, AnswerFormat format) {
    if (format.isJson()) {
      console
          .err()
          .println(
              ErrorDocument.line(
                  "gate-failed", String.join("; ", failures).replace("\n  ", "; "), ""));
    } else {
      failures.forEach(failure -> console.err().println("gpu-advisor: " + Plain.lines(failure)));
    }
  }
}
