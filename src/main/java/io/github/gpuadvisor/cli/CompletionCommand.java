package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.completion.Completion;
import io.github.gpuadvisor.cli.completion.Shell;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code completion bash|zsh|fish}: a script with everything in it, so that a key starts no Java.
 */
final class CompletionCommand extends ParsedCommand {
  private static final List<Flag> FLAGS = List.of(Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  CompletionCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("completion", "a script that completes what you type")
        .describing(
            "Prints a script that makes a shell complete commands, options, values, file "
                + "names, and the names of GPUs, models, providers, regions, engines and systems "
                + "of the catalog. Names are those of the day it is made; make it again after an "
                + "update.")
        .examples("completion bash", "completion zsh", "completion fish")
        .taking(Operand.one("bash|zsh|fish", Choice.of(Shell.names())))
        .with(Declared.OUTPUT, Declared.flags(FLAGS));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    Shell shell = shell(arguments.words());
    Catalog catalog = Shelf.open(arguments, console.environment());
    Syntax root = CommandTree.of(console);
    @Nullable String place = arguments.value(Flag.CATALOG);
    console.out().print(shell.script(Completion.of(root, catalog, place)));
    return ExitCode.ANSWERED;
  }

  private static Shell shell(List<String> words) {
    String known = String.join(", ", Shell.names());
    if (words.size() != 1) {
      throw new InvalidInputException(
          words.isEmpty() ? "missing-value" : "invalid-usage",
          words.isEmpty() ? "completion for which shell?" : "completion takes one shell",
          "Known: " + known);
    }
    @Nullable Shell shell = Shell.of(words.get(0));
    if (shell == null) {
      throw new InvalidInputException(
          "unknown-shell",
          "no completion for '" + words.get(0) + "'" + Nearest.hint(words.get(0), Shell.names()),
          "Known: " + known);
    }
    return shell;
  }
}
