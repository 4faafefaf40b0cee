package io.github.gpuadvisor.report.recipe;

import java.util.List;

/**
 * A program that does the work on one machine of several.
 *
 * @param command the words it begins with, as they are meant, not yet quoted
 * @param arguments its options
 * @param install what must run once before, a line each
 * @param image a container image that has it; empty where none is published
 * @param port that it answers at; 0 of one that does not
 * @param health path that answers once it is ready
 */
record Program(
    List<String> command,
    List<Argument> arguments,
    List<String> install,
    String image,
    int port,
    String health) {
  Program {
    command = List.copyOf(command);
    arguments = List.copyOf(arguments);
    install = List.copyOf(install);
  }

  /** The command line. */
  String line() {
    return Shell.command(String.join(" ", command.stream().map(Shell::word).toList()), arguments);
  }
}
