package io.github.gpuadvisor.document;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an object in their order, shared by all objects that have the same. It learns in
 * which order a reader asks for them, so that of many objects all but the first are read without
 * looking keys up.
 */
final class Shape {
  private final String[] keys;
  private final Map<String, Integer> indexes = new HashMap<>();

  /**
   * By the place of a key plus one: the place of the key that was asked for after it. A guess, that
   * several threads may change: it is looked at before it is believed.
   */
  private final int[] follows;

  /** Keys become those of the program's own code, so that they can be told apart by identity. */
  Shape(String... keys) {
    this.keys = new String[keys.length];
    this.follows = new int[keys.length + 1];
    for (int i = 0; i < keys.length; i++) {
      this.keys[i] = keys[i].intern();
      indexes.put(this.keys[i], i);
    }
  }

  int size() {
    return keys.length;
  }

  String key(int index) {
    return keys[index];
  }

  /** The place of a key, or {@link PackedObject#NONE}. */
  int index(@Nullable Object key) {
    Integer index = indexes.get(key);
    return index == null ? PackedObject.NONE : index;
  }

  /**
   * The same, found at once where the last reader asked for the same two keys one after another.
   *
   * @param last the place asked for before
   */
  @SuppressWarnings("ReferenceEquality") // another text with the same letters is looked up
  int index(String key, int last) {
    int guess = follows[last + 1];
    if (guess < keys.length && keys[guess] == key) {
      return guess;
    }
    int index = index(key);
    if (index != PackedObject.NONE) {
      follows[last + 1] = index;
    }
    return index;
  }
}
