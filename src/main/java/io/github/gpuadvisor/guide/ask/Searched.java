package io.github.gpuadvisor.guide.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A thing with its names as they are searched.
 *
 * @param names with and without what stands between their parts
 */
record Searched(String id, String names) {
  /** Beyond all distances. */
  static final int FAR = 3;

  private static final Pattern BETWEEN = Pattern.compile("[-_. /]");

  static Searched of(String id, String name, List<String> aliases) {
    String names = id + "|" + name + "|" + String.join("|", aliases);
    return new Searched(id, plain(names) + "|" + names.toLowerCase(Locale.ROOT));
  }

  /** True where all words of a text are in its names. */
  boolean has(List<String> words) {
    return words.stream().allMatch(names::contains);
  }

  /** The very id is nearest, then what begins with the text: from 0 to below {@link #FAR}. */
  int distance(String typed) {
    String whole = plain(id);
    String wanted = plain(typed);
    return whole.equals(wanted) ? 0 : whole.startsWith(wanted) ? 1 : 2;
  }

  static List<String> words(String typed) {
    List<String> words = new ArrayList<>();
    for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }

  private static String plain(String name) {
    return BETWEEN.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }
}
