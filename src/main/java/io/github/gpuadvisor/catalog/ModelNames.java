package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the model that a typed name means: catalog id, alias, or Hugging Face id, with or without
 * the suffixes of tuned checkpoints.
 */
public final class ModelNames {
  private static final Set<String> TUNING_WORDS =
      Set.of("instruct", "it", "chat", "hf", "base", "meta", "preview", "dpo", "sft", "rl");
  private static final Set<String> FORMAT_WORDS =
      Set.of("fp8", "bf16", "fp16", "awq", "gptq", "int4", "int8", "nvfp4", "mxfp4", "gguf");
  private static final int MOST_NAMED = 6;

  private final Set<String> ids = new TreeSet<>();
  private final Map<String, String> exact = new TreeMap<>();

  /** Registers a model under all its names. */
  void add(String id, List<String> names) {
    ids.add(id);
    exact.put(id, id);
    for (String name : names) {
      exact.putIfAbsent(lower(name), id);
    }
  }

  /** Takes over the names of an overlay, which go before those known. */
  void addAll(ModelNames overlay) {
    ids.addAll(overlay.ids);
    exact.putAll(overlay.exact);
  }

  /** Models by the loose spelling of a name: compared only where no exact name fits. */
  private Set<String> loosely(String typed) {
    String wanted = key(typed);
    Set<String> found = new TreeSet<>();
    exact.forEach(
        (name, id) -> {
          if (key(name).equals(wanted)) {
            found.add(id);
          }
        });
    return found;
  }

  Set<String> ids() {
    return ids;
  }

  /**
   * The one model that a name means.
   *
   * @throws UnknownNameException where no model or more than one fits
   */
  public Resolution resolve(String typed) {
    String wanted = lower(typed);
    if (ids.contains(wanted)) {
      return new Resolution(wanted, "id", List.of());
    }
    String id = exact.get(wanted);
    if (id != null) {
      return new Resolution(id, "alias", List.of());
    }
    Set<String> found = loosely(typed);
    if (found.size() == 1) {
      return new Resolution(found.iterator().next(), "name", List.of());
    }
    if (!found.isEmpty()) {
      List<String> candidates = List.copyOf(found);
      throw new UnknownNameException(
          "ambiguous-model",
          "'" + typed + "' may be any of " + candidates.size() + " models",
          "say which: " + String.join(", ", candidates),
          candidates);
    }
    List<String> near = Nearest.to(wanted.substring(wanted.lastIndexOf('/') + 1), ids, MOST_NAMED);
    String hint =
        (near.isEmpty() ? "" : "near: " + String.join(", ", near) + ". ")
            + "All: gpu-advisor models list; or give it by hand: --params 70B";
    throw new UnknownNameException("unknown-model", "no model called '" + typed + "'", hint, near);
  }

  private static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** The name without organization, tuning words and storage format, in one spelling. */
  private static String key(String name) {
    String last = lower(name);
    last = last.substring(last.lastIndexOf('/') + 1);
    List<String> words = new ArrayList<>();
    for (String word : last.split("[^a-z0-9.]+", -1)) {
      if (!word.isEmpty() && !TUNING_WORDS.contains(word) && !FORMAT_WORDS.contains(word)) {
        words.add(word);
      }
    }
    return String.join("", words);
  }
}
