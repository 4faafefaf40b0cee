package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.cli.manual.ManualPage;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code help [COMMAND|TOPIC]}, for a screen or as a manual page. */
final class HelpCommand extends ParsedCommand {
  private static final String EXIT_CODES = "exit-codes";
  private static final String ENVIRONMENT = "environment";
  private static final List<String> TOPICS = List.of(EXIT_CODES, ENVIRONMENT);
  private static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "text (default), or man for a manual page",
          List.of("text", "man"));
  private static final List<Flag> FLAGS = List.of(FORMAT, Flag.DEBUG, Flag.HELP);

  HelpCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    List<String> words = new ArrayList<>(GpuAdvisor.COMMANDS.keySet());
    words.addAll(TOPICS);
    return Syntax.of("help", "a command's help, or a topic")
        .describing(
            "Prints the help of a command, as COMMAND --help does, or a topic: exit-codes, "
                + "or environment for variables and folders. With -o man it prints the manual page "
                + "of a command.")
        .examples("help recommend", "help exit-codes", "help recommend -o man | man -l -")
        .taking(new Operand("[COMMAND|TOPIC]", Choice.of(words), 0, 1))
        .with(Declared.OUTPUT, Declared.flags(FLAGS));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    List<String> words = arguments.words();
    Syntax root = CommandTree.of(console);
    if (LookUp.format(arguments, FORMAT).equals("man")) {
      console.out().print(page(root, words));
    } else if (words.isEmpty()) {
      console.out().print(HelpText.top());
    } else if (words.equals(List.of(EXIT_CODES))) {
      Arrays.stream(ExitCode.values())
          .forEach(code -> console.out().println(code.code() + "  " + code.meaning()));
    } else if (words.equals(List.of(ENVIRONMENT))) {
      console.out().print(Surroundings.help());
    } else {
      find(root, words);
      Syntax command = find(root, words.subList(0, 1));
      console.out().print(HelpText.of(command, words.subList(1, words.size())));
    }
    return ExitCode.ANSWERED;
  }

  /**
   * What words name, one below the other; of {@code explain GPU inference} the GPU may be left out.
   */
  private static Syntax find(Syntax root, List<String> words) {
    Syntax found = root;
    for (String word : words) {
      @Nullable Syntax next = found.sub(word);
      if (next == null) {
        throw unknown(root, found, words);
      }
      found = next;
    }
    return found;
  }

  private static InvalidInputException unknown(Syntax root, Syntax last, List<String> words) {
    List<String> known = new ArrayList<>();
    last.below().forEach(sub -> known.add(sub.name()));
    if (last.equals(root)) {
      known.addAll(TOPICS);
    }
    int at = last.equals(root) ? 0 : 1;
    return new InvalidInputException(
        "unknown-topic",
        "no help topic '"
            + String.join(" ", words)
            + "'"
            + Nearest.hint(words.get(Math.min(at, words.size() - 1)), known),
        "All: gpu-advisor help");
  }

  private String page(Syntax root, List<String> words) {
    Syntax found = find(root, words);
    if (!found.hasPage()) {
      throw new InvalidInputException(
          "unknown-topic",
          "no manual page '" + String.join(" ", words) + "': it is part of another",
          "Try gpu-advisor help " + words.get(0) + " -o man");
    }
    return new ManualPage(
            root, CatalogIndex.builtIn().version(), VersionCommand.version(), manualEnd())
        .of(words);
  }

  /** What all pages end with. */
  private static ManualPage.End manualEnd() {
    List<ManualPage.Entry> codes =
        Arrays.stream(ExitCode.values())
            .map(code -> new ManualPage.Entry(String.valueOf(code.code()), code.meaning()))
            .toList();
    return new ManualPage.End(
        codes,
        ManualPage.Entry.all(Surroundings.variables()),
        ManualPage.Entry.all(Surroundings.files()));
  }
}
