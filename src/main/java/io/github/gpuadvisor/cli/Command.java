package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.Syntax;
import java.util.List;

/** One command. */
interface Command {
  /**
   * Runs.
   *
   * @param args what follows the command's name
   */
  ExitCode run(List<String> args);

  /** What may follow the command's name, from the tables that {@link #run} parses by. */
  Syntax syntax();
}
