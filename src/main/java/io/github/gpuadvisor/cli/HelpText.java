package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.OptionGroup;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.cli.syntax.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Help that fits a screen: examples that work as typed, then options by the question they answer.
 */
final class HelpText {
  private static final int COLUMN = 34;

  private HelpText() {}

  static String top() {
    return """
        Which GPU, how many, from whom, at what cost, and why. Works offline.

          gpu-advisor recommend inference --model llama-3.1-70b --concurrency 16
          gpu-advisor estimate inference --model llama-3.1-8b --gpu l40s

        Commands
          recommend inference|fine-tuning|training   rank GPUs for a workload
          explain GPU inference|...                  one GPU's place, back to the datasheet
          compare GPU GPU... inference|...           side by side, and where they cross
          sweep inference|... --vary NAME=A,B,C      the best answer for each value
          estimate inference|fine-tuning|training    memory, speed, cost of one deployment
          batch recommend|estimate                   JSON lines in, JSON lines out
          gpus|models|offers|systems list|show NAME  look into the catalog
          detect                                     the GPUs of this machine
          models import FILE                         a model of your own into the catalog
          offers import FILE...                      prices from files of other tools
          catalog check|stats|diff                   judge a catalog, count its facts, compare two
          accuracy                                   predicted against measured
          calibrate                                  refit from measurements
          learn TOPIC                                GPUs explained by the catalog's numbers
          trend                                      single chips over the years
          rules list|show ID                         what deployments are judged by
          schema NAME                                JSON Schema of a document
          completion bash|zsh|fish                   a script that completes what you type
          help COMMAND|exit-codes|environment        a command's help, or that topic
          version

        On a terminal, gpu-advisor recommend alone asks for all that it needs.
        More: gpu-advisor COMMAND --help
        """;
  }

  /**
   * Help of a command, or of its sub-command or kind of work that the first word names.
   *
   * @param words typed behind the command's name
   */
  static String of(Syntax command, List<String> words) {
    @Nullable Syntax sub = words.isEmpty() ? null : command.sub(words.get(0));
    String path = "gpu-advisor " + command.name();
    if (sub == null) {
      return page(path, command, command);
    }
    String before = command.operand() == null ? path : path + " " + command.operand().label();
    return page(before + " " + sub.name(), sub, sub.hasPage() ? sub : command);
  }

  /**
   * @param shown whose examples are shown
   */
  private static String page(String path, Syntax syntax, Syntax shown) {
    StringBuilder text = new StringBuilder();
    shown.examples().forEach(one -> text.append("  gpu-advisor ").append(one).append('\n'));
    String lead = "\nUsage: ";
    for (String line : Usage.lines(path, syntax)) {
      text.append(lead).append(line).append('\n');
      lead = "       ";
    }
    List<OptionGroup> groups = syntax.groups().isEmpty() ? Usage.groups(syntax) : syntax.groups();
    for (OptionGroup group : groups) {
      text.append('\n').append(group.title()).append('\n');
      group.options().forEach(option -> line(text, option));
    }
    return text.append(syntax.note().isEmpty() ? "" : "\n" + syntax.note() + "\n").toString();
  }

  private static void line(StringBuilder text, OptionSyntax option) {
    text.append("  ")
        .append(option.text())
        .append(" ".repeat(Math.max(2, COLUMN - option.text().length())))
        .append(option.help())
        .append('\n');
  }
}
