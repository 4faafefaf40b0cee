package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.workload.Option;
import java.util.List;

/** A command about GPUs that are named before the kind of work. */
abstract class NamedGpusCommand implements Command {
  final Console console;

  NamedGpusCommand(Console console) {
    this.console = console;
  }

  @Override
  public final Syntax syntax() {
    return Declared.overKinds(command(), NamedGpus.FLAGS, Option::of, kind -> NamedGpus.FLAGS);
  }

  /** The command without what may follow the names. */
  abstract Syntax command();

  @Override
  public final ExitCode run(List<String> args) {
    NamedGpus named = NamedGpus.parse(args);
    if (named.arguments().has(Flag.HELP)) {
      console.out().print(HelpText.of(syntax(), Kinds.words(named.kind())));
      return ExitCode.ANSWERED;
    }
    check(named.names());
    // A format that is not known is refused before anything is computed.
    named.format();
    answer(named);
    return ExitCode.ANSWERED;
  }

  /** Refuses too few names, or too many. */
  abstract void check(List<String> names);

  abstract void answer(NamedGpus named);
}
