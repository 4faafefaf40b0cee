package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Finds the model that a typed name means: catalog id, alias, or Hugging Face id, with or without
 * the suffixes of tuned checkpoints.
 */
public final class ModelNames {
  private static final int MOST_NAMED = 6;

  private final Set<String> ids = new TreeSet<>();
  private final LazyNames exact = new LazyNames(ModelNames::lower);

  /** As ids are written. */
  static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  /** Registers a model under all its names. */
  void add(String id, Supplier<List<String>> names) {
    ids.add(id);
    exact.add(id, names);
  }

  /** Takes over the names of an overlay, which go before those known. */
  void addAll(ModelNames overlay) {
    ids.addAll(overlay.ids);
    exact.addAll(overlay.exact);
  }

  /** Models by a looser spelling of a name: compared only where no exact name fits. */
  private Set<String> loosely(String typed, UnaryOperator<String> spelling) {
    String wanted = spelling.apply(typed);
    Set<String> found = new TreeSet<>();
    exact
        .all()
        .forEach(
            (name, id) -> {
              if (spelling.apply(name).equals(wanted)) {
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
    String id = exact.all().get(wanted);
    if (id != null) {
      return new Resolution(id, "alias", List.of());
    }
    Set<String> found = loosely(typed, ModelSpelling::key);
    found = found.isEmpty() ? loosely(typed, ModelSpelling::keyWithoutActive) : found;
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
}
