package io.github.gpuadvisor.document;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Texts by key that are read when someone first asks for them: most runs never look at a source.
 */
public final class LazyTexts extends AbstractMap<String, String> {
  private final Supplier<Map<String, String>> reader;
  private volatile @Nullable Map<String, String> texts;

  LazyTexts(Supplier<Map<String, String>> reader) {
    this.reader = reader;
  }

  @Override
  public Set<Map.Entry<String, String>> entrySet() {
    Map<String, String> known = texts;
    if (known == null) {
      known = Map.copyOf(reader.get());
      texts = known;
    }
    return known.entrySet();
  }
}
