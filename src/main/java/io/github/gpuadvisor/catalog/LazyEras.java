package io.github.gpuadvisor.catalog;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;

/** Generations that are read when one is first asked for: an answer needs one engine of many. */
final class LazyEras extends AbstractList<Engine.Era> {
  private final Memo<List<Engine.Era>> eras;

  LazyEras(Supplier<List<Engine.Era>> reader) {
    this.eras = new Memo<>(() -> List.copyOf(reader.get()));
  }

  @Override
  public Engine.Era get(int index) {
    return eras.get().get(index);
  }

  @Override
  public int size() {
    return eras.get().size();
  }
}
