package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Anything that may be typed: an argument on each line. */
final class ArgumentsFuzz {
  private static final List<String> FILES = List.of("arguments", "stdin");

  /** These answer with what they found, and tell beside it what is wrong with it. */
  private static final List<String> REPORTING = List.of("offers", "catalog");

  private ArgumentsFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    Map<String, byte[]> files = Bundle.files(input, FILES);
    byte[] typed = files.getOrDefault("arguments", new byte[0]);
    List<String> lines = List.of(new String(typed, StandardCharsets.UTF_8).split("\n"));
    if (lines.stream().anyMatch(ArgumentsFuzz::isElsewhere)) {
      return;
    }
    try (Scratch scratch = new Scratch()) {
      List<String> args = inside(lines, scratch);
      if (!args.contains("--catalog")) {
        args.addAll(List.of("--catalog", scratch.smallCatalog()));
      }
      CommandRun run = scratch.run(files.getOrDefault("stdin", new byte[0]), args);
      Contract contract = Contract.of(run, input);
      if (REPORTING.contains(args.get(0))) {
        contract.reportsBesideAnError();
      }
      contract.endsWith(0, 2, 3, 4, 5);
    }
  }

  /** What leads out of the folder, shows what {@code --debug} is for, or fits for minutes. */
  private static boolean isElsewhere(String argument) {
    return argument.startsWith("/")
        || argument.contains("=/")
        || argument.contains("..")
        || argument.equals("--debug")
        || argument.equals("calibrate");
  }

  /** What is to be kept is kept in the folder. */
  private static List<String> inside(List<String> lines, Scratch scratch) {
    List<String> args = new ArrayList<>();
    for (String line : lines) {
      boolean kept = !args.isEmpty() && args.get(args.size() - 1).equals("--save");
      args.add(
          kept
              ? scratch.path("saved").toString()
              : line.startsWith("--save=") ? "--save=" + scratch.path("saved") : line);
    }
    return args;
  }
}
