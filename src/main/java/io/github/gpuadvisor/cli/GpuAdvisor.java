package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.CatalogException;
import io.github.gpuadvisor.catalog.UnknownNameException;
import io.github.gpuadvisor.document.DocumentException;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The top of the command line: finds the command, turns every failure into a sentence and an exit
 * code.
 */
public final class GpuAdvisor {
  static final Map<String, Function<Console, Command>> COMMANDS = commands();

  private final Console console;

  public GpuAdvisor(Console console) {
    this.console = console;
  }

  private static Map<String, Function<Console, Command>> commands() {
    Map<String, Function<Console, Command>> commands = new LinkedHashMap<>();
    commands.put("recommend", RecommendCommand::new);
    commands.put("explain", ExplainCommand::new);
    commands.put("compare", CompareCommand::new);
    commands.put("sweep", SweepCommand::new);
    commands.put("estimate", EstimateCommand::new);
    commands.put("batch", BatchCommand::new);
    commands.put("gpus", GpusCommand::new);
    commands.put("models", ModelsCommand::new);
    commands.put("offers", OffersCommand::new);
    commands.put("systems", SystemsCommand::new);
    commands.put("detect", DetectCommand::new);
    commands.put("catalog", CatalogCommand::new);
    commands.put("accuracy", AccuracyCommand::new);
    commands.put("calibrate", CalibrateCommand::new);
    commands.put("learn", LearnCommand::new);
    commands.put("trend", TrendCommand::new);
    commands.put("rules", RulesCommand::new);
    commands.put("schema", SchemaCommand::new);
    commands.put("completion", CompletionCommand::new);
    commands.put("help", HelpCommand::new);
    commands.put("version", VersionCommand::new);
    return commands;
  }

  /** Runs one command line. */
  public int run(List<String> args) {
    try {
      return dispatch(args).code();
    } catch (UnknownNameException e) {
      report(args, e.code(), String.valueOf(e.getMessage()), e.hint(), e.candidates());
      return fail(args, e, ExitCode.USAGE);
    } catch (InvalidInputException e) {
      report(args, e.code(), String.valueOf(e.getMessage()), e.hint(), List.of());
      return fail(args, e, ExitCode.USAGE);
    } catch (CatalogException e) {
      report(args, "invalid-catalog", String.valueOf(e.getMessage()), e.hint(), List.of());
      return fail(args, e, ExitCode.CATALOG);
    } catch (DocumentException e) {
      // Every other document is refused by whoever reads it.
      report(args, "invalid-catalog", String.valueOf(e.getMessage()), "", List.of());
      return fail(args, e, ExitCode.CATALOG);
    } catch (RuntimeException | StackOverflowError e) {
      report(
          args,
          "internal-error",
          "an error of the program itself: " + e.getClass().getSimpleName(),
          "Please report it with --debug's output",
          List.of());
      return fail(args, e, ExitCode.INTERNAL);
    }
  }

  private ExitCode dispatch(List<String> args) {
    if (args.isEmpty() || args.get(0).equals("--help") || args.get(0).equals("-h")) {
      console.out().print(HelpText.top());
      return args.isEmpty() ? ExitCode.USAGE : ExitCode.ANSWERED;
    }
    if (args.get(0).equals("--version") || args.get(0).equals("-V")) {
      return new VersionCommand(console).run(List.of());
    }
    @Nullable Function<Console, Command> command = COMMANDS.get(args.get(0));
    if (command == null) {
      throw new InvalidInputException(
          "unknown-command",
          "no command '" + args.get(0) + "'" + Nearest.hint(args.get(0), COMMANDS.keySet()),
          "All: gpu-advisor --help");
    }
    return command.apply(console).run(args.subList(1, args.size()));
  }

  private int fail(List<String> args, Throwable error, ExitCode exit) {
    if (args.contains("--debug")) {
      StringWriter trace = new StringWriter();
      error.printStackTrace(new PrintWriter(trace));
      // It begins with the message, which may repeat what was typed.
      console.err().println(Plain.lines(trace.toString().replace("\t", "  ")));
    }
    return exit.code();
  }

  /** What, where, what now: in words, or as one JSON object where JSON was asked for. */
  private void report(
      List<String> args, String code, String message, String hint, List<String> candidates) {
    if (wantsJson(args)) {
      console.err().println(ErrorDocument.line(code, message, hint, candidates));
      return;
    }
    console.err().println("gpu-advisor: " + Plain.text(message));
    if (!hint.isEmpty()) {
      console.err().println("  " + Plain.text(hint));
    }
  }

  private static boolean wantsJson(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      boolean next =
          (arg.equals("-o") || arg.equals("--output"))
              && i + 1 < args.size()
              && args.get(i + 1).startsWith("json");
      if (next
          || arg.startsWith("-ojson")
          || arg.startsWith("-o=json")
          || arg.startsWith("--output=json")) {
        return true;
      }
    }
    return false;
  }
}
