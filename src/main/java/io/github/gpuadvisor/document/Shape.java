package io.github.gpuadvisor.document;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of an object in their order, shared by all objects that have the same. */
final class Shape {
  private final List<String> keys;
  private final Map<String, Integer> indexes = new HashMap<>();

  Shape(String... keys) {
    this.keys = List.of(keys);
    for (int i = 0; i < keys.length; i++) {
      indexes.put(keys[i], i);
    }
  }

  int size() {
    return keys.size();
  }

  String key(int index) {
    return keys.get(index);
  }

  /** The place of a key, or -1. */
  int index(@Nullable Object key) {
    Integer index = indexes.get(key);
    return index == null ? -1 : index;
  }
}
