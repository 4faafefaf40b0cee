package io.github.gpuadvisor.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ways in which people write the name of an accelerator, brought to one spelling. */
final class GpuSpelling {
  private static final Set<String> BRAND_WORDS =
      Set.of(
          "nvidia",
          "amd",
          "intel",
          "google",
          "aws",
          "apple",
          "qualcomm",
          "geforce",
          "instinct",
          "tesla",
          "cloud",
          "gpu",
          "habana",
          "graphics",
          "corporation");

  /** Words that benchmarks and clouds add and that tell no variant from another. */
  private static final Set<String> SAID_BESIDE =
      Set.of(
          "blackwell",
          "cts",
          "fhfl",
          "gen3",
          "gen4",
          "gen5",
          "grace",
          "hhhl",
          "hopper",
          "superchip",
          "virtualized");

  /** A number after a dash that counts the submissions of a benchmark. */
  private static final Pattern COUNTER = Pattern.compile("0\\d");

  private static final Pattern CORES = Pattern.compile("\\d+core");
  private static final Pattern BRACKET = Pattern.compile("\\(([^()]*)\\)");
  private static final Pattern TIMES = Pattern.compile("^\\s*\\d+\\s*[x×]\\s+");
  private static final Pattern FORM_WITH_NUMBER = Pattern.compile("sxm[2-6]");
  private static final Pattern VARIANT_WORD =
      Pattern.compile("sxm|pcie|\\d+gb|\\d+core|server|workstation|maxq");
  private static final Pattern MEMORY_KIND = Pattern.compile("hbm\\d?e?|gddr\\d?x?");

  private GpuSpelling() {}

  /** True for a family's name without brand words, as people type it. */
  static boolean isBare(String typed) {
    return exactly(typed).equals(key(typed));
  }

  /** A bare number names nothing: {@code -1} is no Trainium. */
  static boolean isNumbers(Set<String> words) {
    return words.stream().noneMatch(word -> word.chars().anyMatch(Character::isLetter))
        && words.stream().noneMatch(word -> word.length() >= 4);
  }

  static boolean isVariant(String word) {
    return VARIANT_WORD.matcher(word).matches();
  }

  /** A listed name in one spelling: case and separators do not count, brand words do. */
  static String exactly(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+]+", "");
  }

  /**
   * The words of a name in one spelling: brand words, memory kinds and the processor's graphics
   * dropped, SXM4 as SXM, "80 GB" as "80gb", "RTX4090Ti" as "RTX 4090 Ti".
   */
  static Set<String> words(String name) {
    String spaced =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("\\((r|tm)\\)|[™®]|\\bw/ radeon.*", " ")
            // A10-24Q is the profile of a virtual GPU that holds all 24 GB.
            .replaceAll("-(\\d+)q\\b", " $1gb ")
            .replaceAll("(\\d+)\\s*gi?b?\\b", " $1gb ")
            .replaceAll("(\\d+)-core\\b", " $1core ")
            .replaceAll("\\bmax[- ]?q\\b", " maxq ")
            .replaceAll("[^a-z0-9.]+", " ")
            .replaceAll("\\b(rtx|gtx)(?=[0-9ap])", "$1 ")
            .replaceAll("\\bpro(?=\\d)", "pro ")
            .replaceAll("(?<=\\b\\d{4})(?=(ti|super|ada)\\b)", " ")
            .strip();
    Set<String> words = new LinkedHashSet<>();
    for (String word : spaced.split(" ", -1)) {
      if (!word.isEmpty() && !BRAND_WORDS.contains(word) && !MEMORY_KIND.matcher(word).matches()) {
        words.add(form(word));
      }
    }
    return words;
  }

  /** A form factor without its generation: SXM4 as SXM. */
  static String form(String word) {
    return FORM_WITH_NUMBER.matcher(word).matches() ? "sxm" : word;
  }

  /** The words without those that say nothing about the variant. */
  static Set<String> telling(Set<String> words) {
    Set<String> telling = new LinkedHashSet<>(words);
    telling.removeIf(word -> SAID_BESIDE.contains(word) || COUNTER.matcher(word).matches());
    return telling;
  }

  /** True where an id is that of a chip, whatever the number of its GPU cores if none is named. */
  static boolean isSameChip(String id, Set<String> chip) {
    Set<String> words = words(id);
    if (chip.stream().noneMatch(word -> CORES.matcher(word).matches())) {
      words.removeIf(word -> CORES.matcher(word).matches());
    }
    return words.equals(chip);
  }

  /**
   * Other readings of a name with a bracket: what stands in it ("DGX-1 (1x V100 16GB)"), and the
   * name without it ("A100-SXM4-80GB (400W)").
   */
  static List<String> withoutBracket(String name) {
    Matcher bracket = BRACKET.matcher(name);
    if (!bracket.find()) {
      return List.of();
    }
    return List.of(
        TIMES.matcher(bracket.group(1)).replaceFirst("").strip(),
        BRACKET.matcher(name).replaceAll(" ").strip());
  }

  /** All words of a name in a row. */
  static String key(String name) {
    return String.join("", words(name));
  }
}
