package io.github.gpuadvisor.cli;

import java.util.List;

/** A command that takes the same options whatever words stand beside them, and says so in help. */
abstract class ParsedCommand implements Command {
  final Console console;
  private final List<String> options;
  private final List<Flag> flags;

  /**
   * @param options requirements that it takes, by key
   */
  ParsedCommand(Console console, List<String> options, List<Flag> flags) {
    this.console = console;
    this.options = options;
    this.flags = flags;
  }

  @Override
  public ExitCode run(List<String> args) {
    Arguments arguments = Arguments.parse(args, options, flags);
    if (arguments.has(Flag.HELP)) {
      console.out().print(HelpText.of(syntax(), arguments.words()));
      return ExitCode.ANSWERED;
    }
    return answer(arguments);
  }

  /** Runs, where it is more than help that is asked for. */
  abstract ExitCode answer(Arguments arguments);
}
