package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.guide.ask.CommandLine;
import io.github.gpuadvisor.guide.ask.Dialogue;
import io.github.gpuadvisor.guide.ask.Front;
import io.github.gpuadvisor.guide.ask.Interview;
import io.github.gpuadvisor.guide.ask.KeyFront;
import io.github.gpuadvisor.guide.ask.LineFront;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.workload.InvalidInputException;
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
   * Asks.
   *
   * @param typed what was typed behind the command
   * @return what asks the same without questions
   */
  List<String> arguments(List<String> typed) {
    Dialogue dialogue =
        new Dialogue(
            Shelf.open(arguments, console.environment()), Clock.today(), arguments.settings());
    if (!asked(dialogue)) {
      throw new InvalidInputException(
          "missing-kind",
          "the answers ended before the questions",
          "Enter takes a default. Without questions: gpu-advisor recommend --help");
    }
    List<String> all = new ArrayList<>(dialogue.arguments());
    typed.stream().filter(word -> !word.equals(Flag.PLAIN.longest())).forEach(all::add);
    return all;
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

  /** Says, below the answer, how to have it again. */
  static void tell(List<String> arguments, Console console) {
    List<String> line = new ArrayList<>(List.of("recommend"));
    line.addAll(arguments);
    console.out().flush();
    console.err().println("\nThe same without questions:");
    CommandLine.lines(line, console.columns()).forEach(console.err()::println);
  }
}
