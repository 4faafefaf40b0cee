package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;

/** {@code help [TOPIC]}. */
final class HelpCommand implements Command {
  private final Console console;

  HelpCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run(List<String> args) {
    if (args.isEmpty() || args.get(0).startsWith("-")) {
      console.out().print(HelpText.top());
      return ExitCode.ANSWERED;
    }
    if (!args.get(0).equals("exit-codes")) {
      throw new InvalidInputException(
          "unknown-topic",
          "no help topic '" + args.get(0) + "'",
          "Known: exit-codes; or COMMAND --help");
    }
    for (ExitCode code : ExitCode.values()) {
      console.out().println(code.code() + "  " + code.meaning());
    }
    return ExitCode.ANSWERED;
  }
}
