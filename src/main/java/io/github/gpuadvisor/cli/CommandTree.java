package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.manual.ManualPage;
import io.github.gpuadvisor.cli.syntax.Syntax;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** All commands as data. Loaded for help, completion and manual pages alone. */
public final class CommandTree {
  private static final Flag VERSION =
      new Flag(List.of("-V", "--version"), "", "the program's version, and Java's");

  private CommandTree() {}

  /** The words that name each manual page: none for the program's own. */
  public static List<List<String>> pages() {
    Console nowhere =
        new Console(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            InputStream.nullInputStream(),
            Map.of());
    return ManualPage.all(of(nowhere));
  }

  /** The program, with all commands below it. */
  static Syntax of(Console console) {
    Syntax root =
        Syntax.of("gpu-advisor", "which GPU, how many, from whom and at what price")
            .describing(
                """
                Says which GPU, how many, from whom and at what price, for a model that you \
                want to serve, fine-tune or train. It plans every valid way to run the work on \
                the accelerators of its catalog, predicts memory, speed, cost and energy of each, \
                and ranks those that meet your requirements, with the reasons. The catalog is \
                built in: no network, no account, no telemetry.""")
            .examples(
                "recommend inference --model llama-3.1-70b --concurrency 16",
                "estimate inference --model llama-3.1-8b --gpu l40s")
            .with("Options", Declared.flags(List.of(Flag.HELP, VERSION)));
    for (Function<Console, Command> command : GpuAdvisor.COMMANDS.values()) {
      root = root.over(command.apply(console).syntax());
    }
    return root;
  }
}
