package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Finds the system that a typed name means: id, name or alias, whatever its case and spacing. */
public final class SystemNames {
  private static final int MOST_NAMED = 6;

  private final Set<String> ids = new TreeSet<>();
  private final LazyNames exact = new LazyNames(SystemNames::spelled);

  /** Registers a system under all its names. */
  void add(String id, Supplier<List<String>> names) {
    ids.add(id);
    exact.add(id, names);
  }

  /** Takes over the names of an overlay, which go before those known. */
  void addAll(SystemNames overlay) {
    ids.addAll(overlay.ids);
    exact.addAll(overlay.exact);
  }

  Set<String> ids() {
    return ids;
  }

  /**
   * The one system that a name means.
   *
   * @throws UnknownNameException where none fits
   */
  public Resolution resolve(String typed) {
    String lower = typed.strip().toLowerCase(Locale.ROOT);
    if (ids.contains(lower)) {
      return new Resolution(lower, "id", List.of());
    }
    String id = exact.all().get(spelled(typed));
    if (id != null) {
      return new Resolution(id, "alias", List.of());
    }
    List<String> near = Nearest.to(lower, ids, MOST_NAMED);
    String hint =
        (near.isEmpty() ? "" : "near: " + String.join(", ", near) + ". ")
            + "All: gpu-advisor systems list";
    throw new UnknownNameException(
        "unknown-system", "no system called '" + typed + "'", hint, near);
  }

  /** "El Capitan", "el-capitan" and "ElCapitan" are one name. */
  private static String spelled(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.+]+", "");
  }
}
