package io.github.gpuadvisor.cli.syntax;

import java.util.List;
import java.util.Locale;

/**
 * What a value may be, for shells that complete it; whoever reads the value judges it.
 *
 * @param words of a closed set; beside files and folders, words that stand for one
 * @param many true where several go into one value, with commas between
 */
public record Choice(Kind kind, List<String> words, boolean many) {
  /** Where the names come from. */
  public enum Kind {
    /** From nowhere: a number, a time, a text of one's own. */
    ANYTHING,
    WORDS,
    FILE,
    FOLDER,
    GPU,
    MODEL,
    PROVIDER,
    REGION,
    COUNTRY,
    ENGINE,
    SYSTEM,
    PROFILE;

    /** True for what the catalog has a list of. */
    public boolean isListed() {
      return compareTo(GPU) >= 0;
    }

    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A value that no list can help with. */
  public static final Choice ANYTHING = of(Kind.ANYTHING);

  public Choice {
    words = List.copyOf(words);
  }

  public static Choice of(Kind kind, String... words) {
    return new Choice(kind, List.of(words), false);
  }

  /** One of some words. */
  public static Choice of(List<String> words) {
    return new Choice(Kind.WORDS, words, false);
  }

  /** Several of the same, with commas between. */
  public Choice list() {
    return new Choice(kind, words, true);
  }
}
