package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.workload.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits the arguments that almost everybody types, which picocli would split alike: known options
 * in full, each once and followed by its value, switches, words. Picocli takes longer to build and
 * to load than a whole answer may, so it is asked where anything else stands, and has the last word
 * on what is wrong.
 */
final class PlainArguments {
  private final Map<String, Boolean> switches = new HashMap<>();
  private final Map<String, String> longest = new HashMap<>();
  private final Map<String, List<String>> found = new HashMap<>();
  private final List<String> words = new ArrayList<>();

  private PlainArguments(List<String> options, List<Flag> flags) {
    for (String key : options) {
      String name = Option.flag(key);
      longest.put(name, name);
      switches.put(name, Option.isSwitch(key));
    }
    for (Flag flag : flags) {
      for (String name : flag.names()) {
        longest.put(name, flag.longest());
      }
      switches.put(flag.longest(), flag.isSwitch());
    }
  }

  /** What was found, or null where picocli has to say what is meant. */
  static @Nullable Matches of(List<String> args, List<String> options, List<Flag> flags) {
    PlainArguments plain = new PlainArguments(options, flags);
    return plain.split(args) ? new Matches(plain.found, plain.words) : null;
  }

  private boolean split(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      String arg = args.get(i);
      if (arg.isEmpty()) {
        return false;
      }
      if (arg.charAt(0) != '-') {
        words.add(arg);
        continue;
      }
      int equals = arg.startsWith("--") ? arg.indexOf('=') : -1;
      @Nullable String name = longest.get(equals < 0 ? arg : arg.substring(0, equals));
      if (name == null || found.containsKey(name)) {
        return false;
      }
      boolean takesValue = !switches.getOrDefault(name, false);
      if (takesValue && equals < 0 && ++i == args.size()) {
        return false;
      }
      String value = takesValue ? equals < 0 ? args.get(i) : arg.substring(equals + 1) : "true";
      if ((!takesValue && equals >= 0) || !isPlain(value)) {
        return false;
      }
      found.put(name, List.of(value));
    }
    return true;
  }

  /** Picocli has its own thoughts about empty values, quotes, and what looks like an option. */
  private static boolean isPlain(String value) {
    return !value.isEmpty()
        && value.charAt(0) != '-'
        && value.charAt(0) != '"'
        && value.charAt(0) != '\'';
  }
}
