package io.github.gpuadvisor.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A requirement that a user can state. The command line, spec files and batch lines all read from
 * the same two tables, {@link WorkOption} and {@link LimitOption}.
 *
 * @param key name in spec files; the command line spells it with dashes
 * @param group the question it answers
 * @param kinds letters of the kinds it applies to: i inference, f fine-tuning, t training
 * @param label placeholder in help
 * @param help one line
 */
public record Option(String key, Group group, String kinds, String label, String help) {

  /** Questions, in the order in which help shows them. */
  public enum Group {
    MODEL("Which model"),
    WORK("How much work"),
    TARGET("How fast"),
    HARDWARE("On what"),
    PLAN("In which plan"),
    MONEY("For how much"),
    CHOICE("Which answer first");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** Letters of all kinds. */
  static final String ALL_KINDS = "ift";

  private static final List<Option> ALL = new ArrayList<>(WorkOption.ALL);

  static {
    ALL.addAll(LimitOption.ALL);
  }

  /**
   * All options of a kind ({@code inference}, {@code fine-tuning}, {@code training}), in help
   * order.
   */
  public static List<Option> of(String kind) {
    String letter = kind.substring(0, 1).toLowerCase(Locale.ROOT);
    List<Option> options = new ArrayList<>();
    for (Option option : ALL) {
      if (option.kinds.contains(letter)) {
        options.add(option);
      }
    }
    return options;
  }

  /** True of an option that takes no value: that it stands there says it. */
  public static boolean isSwitch(String key) {
    return key.equals("upgrade");
  }

  /** The option of a key for any kind. */
  public static boolean known(String key) {
    return ALL.stream().anyMatch(option -> option.key.equals(key));
  }

  /** The name on the command line: {@code --max-gpus}. */
  public String flag() {
    return flag(key);
  }

  /** The command line's spelling of a key. */
  public static String flag(String key) {
    StringBuilder flag = new StringBuilder("--");
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isUpperCase(c)) {
        flag.append('-').append(Character.toLowerCase(c));
      } else {
        flag.append(c);
      }
    }
    return flag.toString();
  }
}
