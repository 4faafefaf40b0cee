package io.github.gpuadvisor.document;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object of a packed document: the keys of a shape, and a value for each. */
final class PackedObject extends AbstractMap<String, Value> {
  /** No place. */
  static final int NONE = -1;

  private final Shape shape;
  private final Value[] values;

  PackedObject(Shape shape, Value... values) {
    this.shape = shape;
    this.values = values;
  }

  /**
   * The place of a key, or {@link #NONE}.
   *
   * @param last the place asked for before this one
   */
  int index(String key, int last) {
    return shape.index(key, last);
  }

  String key(int index) {
    return shape.key(index);
  }

  Value value(int index) {
    return values[index];
  }

  @Override
  public @Nullable Value get(@Nullable Object key) {
    int index = shape.index(key);
    return index == NONE ? null : values[index];
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return shape.index(key) != NONE;
  }

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Set<Map.Entry<String, Value>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return values.length;
      }

      @Override
      public Iterator<Map.Entry<String, Value>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < values.length;
          }

          @Override
          public Map.Entry<String, Value> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            int index = next++;
            return Map.entry(shape.key(index), values[index]);
          }
        };
      }
    };
  }
}
