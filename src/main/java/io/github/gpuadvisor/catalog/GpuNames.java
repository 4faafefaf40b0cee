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
        known.put(key(gpu.name()), gpu.id());
        for (String alias : gpu.aliases()) {
          known.put(key(alias), gpu.id());
        }
      }
      aliases = known;
    }
    return known;
  }

  /**
   * The one accelerator that a name means.
   *
   * @throws UnknownNameException where no accelerator or more than one fits
   */
  public Resolution resolve(String typed) {
    String wanted = key(typed);
    if (byId.containsKey(typed.strip().toLowerCase(Locale.ROOT))) {
      return new Resolution(typed.strip().toLowerCase(Locale.ROOT), "id", List.of());
    }
    for (String id : byId.keySet()) {
      if (key(id).equals(wanted)) {
        return new Resolution(id, "id", List.of());
      }
    }
    @Nullable String alias = aliases().get(wanted);
    if (alias != null) {
      return new Resolution(alias, "alias", List.of());
    }
    return family(typed);
  }

  private Resolution family(String typed) {
    List<Accelerator> variants = variants(typed);
    if (variants.isEmpty()) {
      throw unknown(typed);
    }
    if (variants.size() == 1) {
      return new Resolution(variants.get(0).id(), "name", List.of());
    }
    Set<Double> sizes = new LinkedHashSet<>();
    @Nullable Accelerator sxm = null;
    for (Accelerator gpu : variants) {
      sizes.add(gpu.memory().capacityGB());
      if (words(gpu.id()).contains("sxm")) {
        sxm = gpu;
      }
    }
    if (sizes.size() == 1 && sxm != null) {
      return new Resolution(
          sxm.id(),
          "family",
          List.of(
              "'" + typed + "' is taken as " + sxm.id() + "; others: " + others(variants, sxm)));
    }
    List<String> ids = variants.stream().map(Accelerator::id).toList();
    throw new UnknownNameException(
        "ambiguous-gpu",
        "'" + typed + "' may be any of " + ids.size() + " GPUs",
        "say which: " + String.join(", ", ids),
        ids);
  }

  private static String others(List<Accelerator> variants, Accelerator chosen) {
    return String.join(
        ", ",
        variants.stream().map(Accelerator::id).filter(id -> !id.equals(chosen.id())).toList());
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
    @Nullable String alias = aliases().get(key(pattern));
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
    if (wanted.isEmpty()) {
      return close;
    }
    for (Accelerator gpu : byId.values()) {
      Set<String> words = words(gpu.id());
      Set<String> extra = new LinkedHashSet<>(words);
      extra.removeAll(wanted);
      words.add(Math.round(gpu.memory().capacityGB()) + "gb");
      if (words.containsAll(wanted)) {
        wide.add(gpu);
        if (extra.stream().allMatch(word -> VARIANT_WORD.matcher(word).matches())) {
          close.add(gpu);
        }
      }
    }
    return close.isEmpty() ? wide : close;
  }

  private UnknownNameException unknown(String typed) {
    List<String> near = Nearest.to(String.join("-", words(typed)), byId.keySet(), MOST_NAMED);
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
