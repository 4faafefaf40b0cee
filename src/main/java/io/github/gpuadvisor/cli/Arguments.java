package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Arguments split into requirements (by option key), switches and words. Built from tables, without
 * reflection; what is not plain is split by picocli.
 */
final class Arguments {
  private final Settings settings = new Settings();
  private final Map<String, String> flags = new LinkedHashMap<>();
  private final Map<String, List<String>> repeated = new LinkedHashMap<>();
  private final List<String> words = new ArrayList<>();

  private Arguments() {}

  /**
   * Parses.
   *
   * @param options requirements that this command takes, by key
   * @throws InvalidInputException where an option is unknown or lacks its value
   */
  static Arguments parse(List<String> args, List<String> options, List<Flag> flags) {
    @Nullable Matches plain = PlainArguments.of(args, options, flags);
    Matches matches = plain == null ? byPicocli(args, options, flags) : plain;
    Arguments arguments = new Arguments();
    for (String key : options) {
      @Nullable List<String> values = matches.options().get(Option.flag(key));
      if (values != null) {
        arguments.settings.put(key, values.get(0), Option.flag(key));
      }
    }
    for (Flag flag : flags) {
      @Nullable List<String> values = matches.options().get(flag.longest());
      if (values != null && flag.isRepeatable()) {
        arguments.repeated.put(flag.longest(), values);
      } else if (values != null) {
        arguments.flags.put(flag.longest(), values.get(0));
      }
    }
    arguments.words.addAll(matches.words());
    return arguments;
  }

  /** The same, split by picocli: whatever is typed, and what is wrong with it. */
  static Matches byPicocli(List<String> args, List<String> options, List<Flag> flags) {
    CommandLine.ParseResult parsed = parse(spec(options, flags), args);
    Map<String, List<String>> matched = new HashMap<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      List<String> values = new ArrayList<>();
      if (option.getValue() instanceof List<?> list) {
        list.forEach(value -> values.add(String.valueOf(value)));
      } else {
        values.add(String.valueOf(option.<Object>getValue()));
      }
      matched.put(option.longestName(), values);
    }
    List<String> words =
        parsed.hasMatchedPositional(0) ? parsed.matchedPositionalValue(0, List.of()) : List.of();
    return new Matches(matched, words);
  }

  private static CommandSpec spec(List<String> options, List<Flag> flags) {
    CommandSpec spec = CommandSpec.create();
    for (String key : options) {
      OptionSpec.Builder option = OptionSpec.builder(Option.flag(key));
      spec.addOption(
          Option.isSwitch(key)
              ? option.type(Boolean.class).arity("0").build()
              : option.type(String.class).arity("1").build());
    }
    for (Flag flag : flags) {
      OptionSpec.Builder option = OptionSpec.builder(flag.names().toArray(new String[0]));
      spec.addOption(
          flag.isSwitch()
              ? option.type(Boolean.class).arity("0").build()
              : flag.isRepeatable()
                  ? option.type(List.class).auxiliaryTypes(String.class).arity("1").build()
                  : option.type(String.class).arity("1").build());
    }
    spec.addPositional(
        PositionalParamSpec.builder()
            .type(List.class)
            .auxiliaryTypes(String.class)
            .arity("0..*")
            .build());
    return spec;
  }

  private static CommandLine.ParseResult parse(CommandSpec spec, List<String> args) {
    CommandLine line =
        new CommandLine(spec).setPosixClusteredShortOptionsAllowed(false).setExpandAtFiles(false);
    try {
      return line.parseArgs(args.toArray(new String[0]));
    } catch (CommandLine.UnmatchedArgumentException e) {
      String option = e.getUnmatched().get(0);
      String name = option.indexOf('=') < 0 ? option : option.substring(0, option.indexOf('='));
      throw new InvalidInputException(
          "unknown-option",
          "no option " + name + Nearest.hint(name, spec.optionsMap().keySet()),
          "Try --help");
    } catch (CommandLine.MissingParameterException e) {
      throw new InvalidInputException(
          "missing-value",
          String.valueOf(e.getMessage()).replace("'<>'", "").strip(),
          "Try --help");
    } catch (CommandLine.ParameterException e) {
      throw new InvalidInputException(
          "invalid-usage", String.valueOf(e.getMessage()), "Try --help");
    }
  }

  Settings settings() {
    return settings;
  }

  List<String> words() {
    return words;
  }

  boolean has(Flag flag) {
    return flags.containsKey(flag.longest()) || repeated.containsKey(flag.longest());
  }

  /** All values of a flag that may stand several times. */
  List<String> values(Flag flag) {
    return repeated.getOrDefault(flag.longest(), List.of());
  }

  @Nullable String value(Flag flag) {
    return flags.get(flag.longest());
  }
}
