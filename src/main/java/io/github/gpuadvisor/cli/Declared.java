package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.Operand;
import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import io.github.gpuadvisor.workload.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The tables that arguments are parsed by, turned into syntax. Loaded for help, completion and
 * manual pages alone.
 */
final class Declared {
  static final String OUTPUT = "Output";
  private static final String NUMBERS =
      "Numbers take k, M, B, T, Ki, Mi, Gi; times need ms, s, m, h or d. More: gpu-advisor help"
          + " exit-codes";
  private static final Map<String, String> KINDS =
      Map.of(
          "inference", "serve a model",
          "fine-tuning", "adapt a model",
          "training", "train a model from its beginning");

  private Declared() {}

  static List<OptionSyntax> flags(List<Flag> flags) {
    return flags.stream().map(Declared::flag).toList();
  }

  static OptionSyntax flag(Flag flag) {
    return new OptionSyntax(flag.names(), flag.label(), flag.help(), Choices.of(flag));
  }

  /** The option of a key, whichever kinds of work it goes with. */
  static OptionSyntax option(String key) {
    for (String kind : Kinds.ALL) {
      for (Option option : Option.of(kind)) {
        if (option.key().equals(key)) {
          return option(option);
        }
      }
    }
    throw new IllegalArgumentException("no option with the key " + key);
  }

  private static OptionSyntax option(Option option) {
    return new OptionSyntax(
        List.of(option.flag()), option.label(), option.help(), Choices.of(option.key()));
  }

  /** A command that shows, and finds, what the catalog knows by name. */
  static Syntax overNames(Syntax command, Operand name) {
    List<OptionSyntax> flags = flags(LookUp.FLAGS);
    return command
        .over(
            Syntax.of("show", "every fact with the address it was read at")
                .taking(name)
                .with(OUTPUT, flags))
        .over(Syntax.of("resolve", "the id that a name means").taking(name).with(OUTPUT, flags));
  }

  /**
   * A command that is asked about kinds of work.
   *
   * @param flags of the command itself
   * @param options of a kind
   * @param kindFlags of a kind
   */
  static Syntax overKinds(
      Syntax command,
      List<Flag> flags,
      Function<String, List<Option>> options,
      Function<String, List<Flag>> kindFlags) {
    Syntax syntax = command.with(OUTPUT, flags(flags)).noting(NUMBERS);
    for (String kind : Kinds.ALL) {
      Syntax sub = Syntax.of(kind, KINDS.getOrDefault(kind, "")).noting(NUMBERS);
      for (Option.Group group : Option.Group.values()) {
        List<OptionSyntax> answers = new ArrayList<>();
        for (Option option : options.apply(kind)) {
          if (option.group() == group) {
            answers.add(option(option));
          }
        }
        sub = answers.isEmpty() ? sub : sub.with(group.title(), answers);
      }
      syntax = syntax.over(sub.with(OUTPUT, flags(kindFlags.apply(kind))));
    }
    return syntax;
  }
}
