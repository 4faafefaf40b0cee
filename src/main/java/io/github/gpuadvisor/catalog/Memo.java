package io.github.gpuadvisor.catalog;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads once, when first asked. */
final class Memo<T> implements Supplier<T> {
  private final Supplier<T> reader;
  private @Nullable T value;

  Memo(Supplier<T> reader) {
    this.reader = reader;
  }

  @Override
  public synchronized T get() {
    T known = value;
    if (known == null) {
      known = reader.get();
      value = known;
    }
    return known;
  }
}
