package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the accelerator that a typed name means: id, alias, or a family name that has one sensible
 * variant.
 */
public final class GpuNames {
  private static final int MOST_NAMED = 6;

  private final Map<String, Accelerator> byId = new TreeMap<>();
  private final GpuWords words = new GpuWords(byId.values());
  private final GpuFamilies families = new GpuFamilies(words);

  /** Spelled out when a name is first looked up; most runs never do. */
  private @Nullable Map<String, String> aliases;

  GpuNames(Collection<Accelerator> gpus) {
    gpus.forEach(gpu -> byId.put(gpu.id(), gpu));
  }

  private synchronized Map<String, String> aliases() {
    Map<String, String> known = aliases;
    if (known == null) {
      known = new HashMap<>();
      for (Accelerator gpu : byId.values()) {
        known.put(GpuSpelling.exactly(gpu.name()), gpu.id());
        for (String alias : gpu.aliases()) {
          known.put(GpuSpelling.exactly(alias), gpu.id());
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
    try {
      return resolveWhole(typed);
    } catch (UnknownNameException e) {
      for (String reading : GpuSpelling.withoutBracket(typed)) {
        @Nullable Resolution resolved = readAs(typed, reading);
        if (resolved != null) {
          return resolved;
        }
      }
      throw e;
    }
  }

  /** A name read in another way, which is said; null where it means nothing that way either. */
  private @Nullable Resolution readAs(String typed, String reading) {
    try {
      Resolution resolved = resolveWhole(reading);
      List<String> warnings = new ArrayList<>();
      warnings.add("'" + typed + "' is read as '" + reading + "'");
      warnings.addAll(resolved.warnings());
      return new Resolution(resolved.id(), "name", warnings);
    } catch (UnknownNameException e) {
      return null;
    }
  }

  private Resolution resolveWhole(String typed) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    if (byId.containsKey(lower)) {
      return new Resolution(lower, "id", List.of());
    }
    String exactly = GpuSpelling.exactly(typed);
    for (String id : byId.keySet()) {
      if (GpuSpelling.exactly(id).equals(exactly)) {
        return new Resolution(id, "id", List.of());
      }
    }
    @Nullable String alias = aliases().get(exactly);
    if (alias != null) {
      return new Resolution(alias, "alias", families.alsoCalled(typed, alias));
    }
    String wanted = GpuSpelling.key(typed);
    for (String id : byId.keySet()) {
      if (GpuSpelling.key(id).equals(wanted)) {
        return new Resolution(id, "id", List.of());
      }
    }
    @Nullable Resolution family = families.resolve(typed);
    if (family == null) {
      throw unknown(typed);
    }
    return family;
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
    List<Accelerator> family = GpuSpelling.isBare(pattern) ? words.related(pattern) : List.of();
    if (!family.isEmpty()) {
      return family;
    }
    @Nullable String alias = aliases().get(GpuSpelling.exactly(pattern));
    if (alias != null) {
      return List.of(byId.get(alias));
    }
    return require(pattern, words.variants(pattern));
  }

  private List<Accelerator> require(String pattern, List<Accelerator> found) {
    if (found.isEmpty()) {
      throw unknown(pattern);
    }
    return found;
  }

  private UnknownNameException unknown(String typed) {
    // What a pattern was meant to be near to is anybody's guess.
    List<String> near =
        typed.contains("*")
            ? List.of()
            : Nearest.to(String.join("-", GpuSpelling.words(typed)), byId.keySet(), MOST_NAMED);
    return UnknownNameException.unknownGpu(typed, near);
  }
}
