package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of a configuration: what it says of each block. */
final class ConfigLists {
  private ConfigLists() {}

  private static @Nullable List<Value> items(ConfigFields c, String name) {
    Value value = c.value(name);
    return value == null ? null : value.asList();
  }

  /** Texts of a list, or null where there is none. */
  static @Nullable List<String> texts(ConfigFields c, String name) {
    List<Value> items = items(c, name);
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

  /** What {@code layer_types} says of each of a number of layers, or null where it is absent. */
  static @Nullable List<String> layerTypes(ConfigFields c, int layers) {
    List<String> types = texts(c, "layer_types");
    if (types != null && types.size() != layers) {
      throw c.wrong(
          "layer_types", "names " + types.size() + " layers, and num_hidden_layers is " + layers);
    }
    return types;
  }

  /** Whole numbers of a list, or null where there is none. */
  static @Nullable List<Integer> wholes(ConfigFields c, String name) {
    List<Value> items = items(c, name);
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
