package io.github.gpuadvisor.cli;

import java.util.List;

/** One command. */
interface Command {
  /**
   * Runs.
   *
   * @param args what follows the command's name
   */
  ExitCode run(List<String> args);
}
