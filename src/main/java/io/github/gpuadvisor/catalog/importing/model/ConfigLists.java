package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of a configuration: what it says of each block. */
final class ConfigLists {
  private ConfigLists() {}

  /** Texts of a list, or null where there is none. */
  static @Nullable List<String> texts(ConfigFields c, String name) {
    List<Value> items = c.items(name);
    if (items == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Value item : items) {
      if (!(item.content() instanceof String text)) {
        throw c.wrong(name, "must be a list of texts");
      }
      texts.add(text);
    }
    return texts;
  }

  /** Whole numbers of a list, or null where there is none. */
  static @Nullable List<Integer> wholes(ConfigFields c, String name) {
    List<Value> items = c.items(name);
    if (items == null) {
      return null;
    }
    List<Integer> numbers = new ArrayList<>();
    for (Value item : items) {
      numbers.add(ConfigNumber.whole(c, name, item));
    }
    return numbers;
  }
}
