package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.JsonText;
import io.github.gpuadvisor.guide.learn.LearnDocument;
import io.github.gpuadvisor.guide.learn.LearnMarkdown;
import io.github.gpuadvisor.guide.learn.LearnPage;
import io.github.gpuadvisor.guide.learn.LearnText;
import io.github.gpuadvisor.guide.learn.Lessons;
import io.github.gpuadvisor.report.Screen;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;

/** {@code learn [TOPIC]}: pages that explain GPUs by the catalog's own numbers. */
final class LearnCommand extends ParsedCommand {
  private static final Flag LIST = new Flag(List.of("--list"), "", "the topics, as without one");
  private static final Flag FORMAT =
      new Flag(
          List.of("-o", "--output"),
          "FORMAT",
          "text (default), markdown, json",
          List.of("text", "markdown", "json"));
  private static final List<Flag> FLAGS =
      List.of(LIST, FORMAT, Flag.QUIET_ANYWAY, Flag.NO_COLOR, Flag.CATALOG, Flag.DEBUG, Flag.HELP);

  LearnCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    return Syntax.of("learn", "GPUs explained by the catalog's own numbers")
        .describing(
            "Lists topics, or prints the page of one: plain words for somebody who never rented "
                + "a GPU, with numbers computed from the catalog when the page is printed.")
        .examples("learn", "learn memory", "learn kv-cache -o markdown")
        .taking(new Operand("[TOPIC]", Choice.of(Lessons.ids()), 0, 1))
        .with(Declared.OUTPUT, Declared.flags(FLAGS));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    List<String> words = arguments.words();
    if (words.size() > 1 || (arguments.has(LIST) && !words.isEmpty())) {
      throw new InvalidInputException(
          "invalid-usage", "learn takes one topic, or --list", "As in: gpu-advisor learn memory");
    }
    String format = LookUp.format(arguments, FORMAT);
    Screen screen = console.screen(arguments.has(Flag.NO_COLOR));
    console
        .out()
        .print(
            words.isEmpty() ? list(format, screen) : page(words.get(0), format, screen, arguments));
    return ExitCode.ANSWERED;
  }

  private static String list(String format, Screen screen) {
    return switch (format) {
      case "json" -> JsonText.pretty(LearnDocument.list());
      case "markdown" -> LearnMarkdown.list();
      default -> LearnText.list(screen);
    };
  }

  private String page(String topic, String format, Screen screen, Arguments arguments) {
    Catalog catalog = Shelf.open(arguments, console.environment());
    LearnPage page = Lessons.page(topic, catalog);
    return switch (format) {
      case "json" -> JsonText.pretty(LearnDocument.of(page, catalog));
      case "markdown" -> LearnMarkdown.of(page);
      default -> LearnText.of(page, screen);
    };
  }
}
