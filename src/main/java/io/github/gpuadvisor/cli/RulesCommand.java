package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code rules list|show ID}: the pages of docs/rules. */
final class RulesCommand extends ParsedCommand {
  private static final List<Flag> FLAGS = List.of(Flag.DEBUG, Flag.HELP);
  private static final int COLUMN = 24;

  RulesCommand(Console console) {
    super(console, List.of(), FLAGS);
  }

  @Override
  public Syntax syntax() {
    List<OptionSyntax> flags = Declared.flags(FLAGS);
    return Syntax.of("rules", "what deployments are judged by")
        .describing("Prints the pages of the requirements and criteria, one for each.")
        .examples("rules list", "rules show memory/fits")
        .over(Syntax.of("list", "all, in the order of answers").with(Declared.OUTPUT, flags))
        .over(
            Syntax.of("show", "the page of one")
                .taking(Operand.one("ID", Choice.of(RuleSet.ids())))
                .with(Declared.OUTPUT, flags));
  }

  @Override
  ExitCode answer(Arguments arguments) {
    List<String> words = arguments.words();
    if (words.size() == 1 && words.get(0).equals("list")) {
      RuleSet.ids()
          .forEach(
              id ->
                  console
                      .out()
                      .println(id + " ".repeat(Math.max(2, COLUMN - id.length())) + summary(id)));
    } else if (words.size() == 2 && words.get(0).equals("show")) {
      show(words.get(1));
    } else {
      throw new InvalidInputException(
          "invalid-usage",
          "rules list, or rules show ID",
          "As in: gpu-advisor rules show memory/fits");
    }
    return ExitCode.ANSWERED;
  }

  private void show(String id) {
    if (!RuleSet.ids().contains(id)) {
      throw new InvalidInputException(
          "unknown-rule",
          "no rule called '" + id + "'" + Nearest.hint(id, RuleSet.ids()),
          "All: gpu-advisor rules list");
    }
    console.out().print(page(id));
  }

  /** The first line of text below the title. */
  private static String summary(String id) {
    return page(id).lines().skip(1).filter(line -> !line.isBlank()).findFirst().orElse("");
  }

  private static String page(String id) {
    try (InputStream in =
        RulesCommand.class.getResourceAsStream("/io/github/gpuadvisor/rules/" + id + ".md")) {
      return in == null ? "# " + id + "\n" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
