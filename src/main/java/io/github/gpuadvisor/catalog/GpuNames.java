package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the accelerator that a typed name means: id, alias, or a family name that has one sensible
 * variant.
 */
public final class GpuNames {
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
  private static final Pattern FORM_WITH_NUMBER = Pattern.compile("sxm[2-6]");
  private static final Pattern VARIANT_WORD =
      Pattern.compile("sxm|pcie|\\d+gb|\\d+core|server|workstation");
  private static final Pattern MEMORY_KIND = Pattern.compile("hbm\\d?e?|gddr\\d?x?");
  private static final int MOST_NAMED = 6;

  private final Map<String, Accelerator> byId = new TreeMap<>();

  /** Spelled out when a name is first looked up; most runs never do. */
  private @Nullable Map<String, String> aliases;

  GpuNames(Collection<Accelerator> gpus) {
    gpus.forEach(gpu -> byId.put(gpu.id(), gpu));
  }

  private Map<String, String> aliases() {
    Map<String, String> known = aliases;
    if (known == null) {
      known = new HashMap<>();
      for (Accelerator gpu : byId.values()) {
        known.put(exactly(gpu.name()), gpu.id());
        for (String alias : gpu.aliases()) {
          known.put(exactly(alias), gpu.id());
        }
      }
      aliases = known;
    }
    return known;
  }

  /**
   * The one accelerator that a name means: its id, a name that stands in its file, or the words of
   * its family where these leave one sensible variant.
   *
   * @throws UnknownNameException where no accelerator or more than one fits
   */
  public Resolution resolve(String typed) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    if (byId.containsKey(lower)) {
      return new Resolution(lower, "id", List.of());
    }
    @Nullable String alias = aliases().get(exactly(typed));
    if (alias != null) {
      return new Resolution(alias, "alias", alsoCalled(typed, alias));
    }
    String wanted = key(typed);
    for (String id : byId.keySet()) {
      if (key(id).equals(wanted)) {
        return new Resolution(id, "id", List.of());
      }
    }
    return family(typed);
  }

  /** A listed name that is no more than a family's may mean another variant to the reader. */
  private List<String> alsoCalled(String typed, String id) {
    List<Accelerator> related = isBare(typed) ? related(typed) : List.of();
    return related.size() < 2 ? List.of() : List.of(taken(typed, id, related));
  }

  private Resolution family(String typed) {
    List<Accelerator> variants = variants(typed);
    if (variants.isEmpty()) {
      throw unknown(typed);
    }
    Set<Double> sizes = new LinkedHashSet<>();
    @Nullable Accelerator chosen = variants.size() == 1 ? variants.get(0) : null;
    for (Accelerator gpu : variants) {
      sizes.add(gpu.memory().capacityGB());
      if (words(gpu.id()).contains("sxm")) {
        chosen = gpu;
      }
    }
    if (sizes.size() == 1 && chosen != null) {
      List<Accelerator> related = related(typed);
      return related.size() < 2
          ? new Resolution(chosen.id(), "name", List.of())
          : new Resolution(chosen.id(), "family", List.of(taken(typed, chosen.id(), related)));
    }
    List<String> ids = variants.stream().map(Accelerator::id).toList();
    throw new UnknownNameException(
        "ambiguous-gpu",
        "'" + typed + "' may be any of " + ids.size() + " GPUs",
        "say which: " + String.join(", ", ids),
        ids);
  }

  private static String taken(String typed, String id, List<Accelerator> related) {
    List<String> others =
        related.stream().map(Accelerator::id).filter(other -> !other.equals(id)).toList();
    return "'" + typed + "' is taken as " + id + "; others: " + String.join(", ", others);
  }

  /** Variants of a family in every form, NVL included, which is a product of its own. */
  private List<Accelerator> related(String typed) {
    Set<String> wanted = words(typed);
    List<Accelerator> related = new ArrayList<>();
    if (isNumbers(wanted)) {
      return related;
    }
    for (Accelerator gpu : byId.values()) {
      Set<String> words = words(gpu.id());
      Set<String> extra = new LinkedHashSet<>(words);
      extra.removeAll(wanted);
      words.add(Math.round(gpu.memory().capacityGB()) + "gb");
      boolean forms = extra.stream().allMatch(word -> word.equals("nvl") || isVariant(word));
      if (words.containsAll(wanted) && forms) {
        related.add(gpu);
      }
    }
    return related;
  }

  /** True for a family's name without brand words, as people type it. */
  private static boolean isBare(String typed) {
    return exactly(typed).equals(key(typed));
  }

  /** A bare number names nothing: {@code -1} is no Trainium. */
  private static boolean isNumbers(Set<String> words) {
    return words.stream().noneMatch(word -> word.chars().anyMatch(Character::isLetter))
        && words.stream().noneMatch(word -> word.length() >= 4);
  }

  private static boolean isVariant(String word) {
    return VARIANT_WORD.matcher(word).matches();
  }

  /** A listed name in one spelling: case and separators do not count, brand words do. */
  private static String exactly(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+]+", "");
  }

  /**
   * All accelerators that a filter pattern names: an id, an alias, a glob such as {@code h100*}, or
   * words that the id contains.
   */
  public List<Accelerator> matching(String pattern) {
    if (pattern.indexOf('*') >= 0) {
      Pattern glob =
          Pattern.compile(
              Pattern.quote(pattern.strip().toLowerCase(Locale.ROOT)).replace("*", "\\E.*\\Q"));
      return require(
          pattern, byId.values().stream().filter(gpu -> glob.matcher(gpu.id()).matches()).toList());
    }
    Accelerator exact = byId.get(pattern.strip().toLowerCase(Locale.ROOT));
    if (exact != null) {
      return List.of(exact);
    }
    List<Accelerator> family = isBare(pattern) ? related(pattern) : List.of();
    if (!family.isEmpty()) {
      return family;
    }
    @Nullable String alias = aliases().get(exactly(pattern));
    if (alias != null) {
      return List.of(byId.get(alias));
    }
    return require(pattern, variants(pattern));
  }

  private List<Accelerator> require(String pattern, List<Accelerator> found) {
    if (found.isEmpty()) {
      throw unknown(pattern);
    }
    return found;
  }

  /**
   * Variants that differ from the name only by form factor and memory; failing that, every id that
   * holds all its words.
   */
  private List<Accelerator> variants(String typed) {
    Set<String> wanted = words(typed);
    List<Accelerator> close = new ArrayList<>();
    List<Accelerator> wide = new ArrayList<>();
    if (isNumbers(wanted)) {
      return close;
    }
    for (Accelerator gpu : byId.values()) {
      Set<String> words = words(gpu.id());
      Set<String> extra = new LinkedHashSet<>(words);
      extra.removeAll(wanted);
      words.add(Math.round(gpu.memory().capacityGB()) + "gb");
      if (words.containsAll(wanted)) {
        wide.add(gpu);
        if (extra.stream().allMatch(GpuNames::isVariant)) {
          close.add(gpu);
        }
      }
    }
    return close.isEmpty() ? wide : close;
  }

  private UnknownNameException unknown(String typed) {
    boolean pattern = typed.contains("*");
    List<String> near =
        pattern ? List.of() : Nearest.to(String.join("-", words(typed)), byId.keySet(), MOST_NAMED);
    String hint =
        (near.isEmpty() ? "" : "near: " + String.join(", ", near) + ". ")
            + "All: gpu-advisor gpus list";
    return new UnknownNameException("unknown-gpu", "no GPU called '" + typed + "'", hint, near);
  }

  /**
   * The words of a name in one spelling: brand words and memory kinds dropped, SXM4 as SXM, "80 GB"
   * as "80gb".
   */
  private static Set<String> words(String name) {
    String spaced =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("\\((r|tm)\\)|[™®]", " ")
            .replaceAll("(\\d+)\\s*gi?b\\b", " $1gb ")
            .replaceAll("[^a-z0-9.]+", " ")
            .strip();
    Set<String> words = new LinkedHashSet<>();
    for (String word : spaced.split(" ", -1)) {
      if (!word.isEmpty() && !BRAND_WORDS.contains(word) && !MEMORY_KIND.matcher(word).matches()) {
        words.add(FORM_WITH_NUMBER.matcher(word).matches() ? "sxm" : word);
      }
    }
    return words;
  }

  private static String key(String name) {
    return String.join("", words(name));
  }
}
