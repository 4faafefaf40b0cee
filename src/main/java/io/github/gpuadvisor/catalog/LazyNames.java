package io.github.gpuadvisor.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Names to ids, spelled and sorted when somebody types one that is no id. */
final class LazyNames {
  private record Entry(String id, Supplier<List<String>> names) {}

  private final UnaryOperator<String> spelling;
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Map<String, String> all;

  LazyNames(UnaryOperator<String> spelling) {
    this.spelling = spelling;
  }

  /** An id and its other names; the first to claim a name keeps it, an id always its own. */
  void add(String id, Supplier<List<String>> names) {
    entries.add(new Entry(id, names));
  }

  /** Those of an overlay go before the ones known. */
  void addAll(LazyNames overlay) {
    entries.addAll(0, overlay.entries);
  }

  /** Every name and the id that it means. */
  synchronized Map<String, String> all() {
    Map<String, String> known = all;
    if (known == null) {
      known = new TreeMap<>();
      for (Entry entry : entries) {
        for (String name : entry.names().get()) {
          known.putIfAbsent(spelling.apply(name), entry.id());
        }
      }
      for (int i = entries.size() - 1; i >= 0; i--) {
        known.put(spelling.apply(entries.get(i).id()), entries.get(i).id());
      }
      all = known;
    }
    return known;
  }
}
