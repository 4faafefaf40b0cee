package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.guide.ask.Beside;
import io.github.gpuadvisor.guide.ask.CommandLine;
import io.github.gpuadvisor.guide.ask.Dialogue;
import io.github.gpuadvisor.guide.ask.Front;
import io.github.gpuadvisor.guide.ask.Interview;
import io.github.gpuadvisor.guide.ask.KeyFront;
import io.github.gpuadvisor.guide.ask.LineFront;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Option;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The questions of {@code recommend} alone: on standard error, since the answer alone belongs on
 * standard output. Loaded where somebody is asked.
 */
final class Asking {
  private final Console console;
  private final Arguments arguments;

  Asking(Console console, Arguments arguments) {
    this.console = console;
    this.arguments = arguments;
  }

  /**
   * True where questions are to be put: to somebody at a terminal, or wherever they were asked for.
   * Options of one kind of work are no such case, since the kind is what they lack.
   */
  static boolean isWanted(Arguments arguments, Console console) {
    return (console.canAsk() || arguments.has(Flag.PLAIN))
        && Kinds.ALL.stream()
            .allMatch(kind -> Kinds.keys(kind).containsAll(arguments.settings().keys()));
  }

  /**
   * What asks the same without questions.
   *
   * @param document what it reads from its standard input; null: nothing
   */
  record Command(List<String> arguments, @Nullable String document) {
    Command {
      arguments = List.copyOf(arguments);
    }

    /** The console that it is run at. */
    Console reading(Console console) {
      return document == null ? console : console.reading(document);
    }

    /** Says, below the answer, how to have it again. */
    void tell(Console console) {
      List<String> line = new ArrayList<>(List.of("recommend"));
      line.addAll(arguments);
      console.out().flush();
      console.err().println("\nThe same without questions:");
      int columns = console.columns();
      List<String> lines =
          document == null
              ? CommandLine.lines(line, columns)
              : CommandLine.lines(line, document, columns);
      lines.forEach(console.err()::println);
    }
  }

  /**
   * Asks.
   *
   * @param typed what was typed behind the command
   */
  Command command(List<String> typed) {
    Catalog catalog = Shelf.open(arguments, console.environment());
    Dialogue dialogue = new Dialogue(catalog, Clock.today(), beside(catalog));
    if (!asked(dialogue)) {
      throw new InvalidInputException(
          "missing-kind",
          "the answers ended before the questions",
          "Enter takes a default. Without questions: gpu-advisor recommend --help");
    }
    @Nullable String document = dialogue.document();
    List<String> rest = rest(typed, dialogue.held());
    List<String> all = new ArrayList<>(document == null ? dialogue.arguments() : rest);
    all.addAll(document == null ? rest : dialogue.arguments());
    return new Command(all, document);
  }

  private Beside beside(Catalog catalog) {
    if (ThisMachine.isMeant(arguments.settings())) {
      ThisMachine.put(arguments.settings(), catalog, console);
    }
    return new Beside(
        arguments.settings(),
        () -> PooledQuestion.format(arguments),
        () -> ThisMachine.found(catalog, console));
  }

  /** What was typed and goes on to stand on the command line. */
  private static List<String> rest(List<String> typed, List<String> held) {
    List<String> flags = held.stream().map(Option::flag).toList();
    List<String> rest = new ArrayList<>();
    for (int i = 0; i < typed.size(); i++) {
      String word = typed.get(i);
      int value = word.indexOf('=');
      if (flags.contains(value < 0 ? word : word.substring(0, value))) {
        i += value < 0 ? 1 : 0;
      } else if (!word.equals(Flag.PLAIN.longest())) {
        rest.add(word);
      }
    }
    return rest;
  }

  private boolean asked(Dialogue dialogue) {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    Screen screen = console.screen(arguments.has(Flag.NO_COLOR));
    boolean keys = console.canAsk() && !console.isPlain() && !arguments.has(Flag.PLAIN);
    try (@Nullable SttyTerminal terminal = keys ? SttyTerminal.open(in, console.err()) : null) {
      Front front =
          terminal == null
              ? new LineFront(in, console.err(), screen, console.columns(), !console.isTyped())
              : new KeyFront(terminal, console.err(), screen);
      front.say(Interview.MANNERS);
      boolean answered = Interview.run(dialogue, front);
      if (answered) {
        front.say(""); // between the last answer and the ranking
        console.err().flush();
      }
      return answered;
    }
  }
}
