package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.cli.syntax.OptionSyntax;
import io.github.gpuadvisor.cli.syntax.Syntax;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that may be typed, for tests that go through all of it. */
public final class Forms {
  private Forms() {}

  /** The whole program. */
  public static Syntax root() {
    return CommandTree.of(
        new Console(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            InputStream.nullInputStream(),
            Map.of()));
  }

  /** All commands, sub-commands and kinds by the words that name them; the program by none. */
  public static Map<String, Syntax> all() {
    Map<String, Syntax> all = new LinkedHashMap<>();
    add("", root(), all);
    return all;
  }

  private static void add(String path, Syntax syntax, Map<String, Syntax> all) {
    all.put(path, syntax);
    syntax.below().forEach(sub -> add((path + " " + sub.name()).strip(), sub, all));
  }

  /** Those that nothing but options and operands follow. */
  public static Map<String, Syntax> last() {
    Map<String, Syntax> last = all();
    last.values().removeIf(syntax -> !syntax.below().isEmpty());
    return last;
  }

  /** All options of a form. */
  public static List<OptionSyntax> options(Syntax syntax) {
    return syntax.groups().stream().flatMap(group -> group.options().stream()).toList();
  }

  /** The words of a path, with a GPU where {@code explain} and {@code compare} ask for some. */
  public static List<String> typed(String path) {
    List<String> words = new ArrayList<>();
    for (String word : path.split(" ", -1)) {
      words.add(word);
      if (words.size() == 1 && (word.equals("explain") || word.equals("compare"))) {
        words.addAll(List.of("l4", "l40s"));
      }
    }
    return words;
  }
}
