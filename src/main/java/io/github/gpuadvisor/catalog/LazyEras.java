package io.github.gpuadvisor.catalog;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Generations that are read one by one when they are asked for: an answer needs the newest of one
 * engine.
 */
final class LazyEras extends AbstractList<Era> {
  private final Memo<List<Memo<Era>>> eras;

  <T> LazyEras(Supplier<List<T>> trees, Function<T, Era> reader) {
    this.eras =
        new Memo<>(
            () -> {
              List<Memo<Era>> each = new ArrayList<>();
              for (T tree : trees.get()) {
                each.add(new Memo<>(() -> reader.apply(tree)));
              }
              return each;
            });
  }

  @Override
  public Era get(int index) {
    return eras.get().get(index).get();
  }

  @Override
  public int size() {
    return eras.get().size();
  }
}
