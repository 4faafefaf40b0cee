package io.github.gpuadvisor.catalog.importing.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which blocks attend to a window, and how wide it is.
 *
 * @param width tokens; null where no block has one
 * @param types what the configuration says of each block, or null
 * @param period every how many blocks one attends to everything
 * @param from the first block that has a window
 */
record WindowPlan(@Nullable Integer width, @Nullable List<String> types, int period, int from) {
  private static final String[] WIDTH = {"sliding_window", "attention_chunk_size"};
  private static final String[] PERIOD = {"sliding_window_pattern", "_sliding_window_pattern"};

  WindowPlan {
    types = types == null ? null : List.copyOf(types);
  }

  /** Reads the plan of a family whose usual period is given. */
  static WindowPlan of(ConfigFields c, Sizes sizes, int usual) {
    Integer width = c.wholeOrNull(WIDTH);
    List<String> types = ConfigLists.layerTypes(c, sizes.layers());
    // Qwen switches the window off with a flag of its own and keeps the width.
    boolean on = c.flag(usual != 0 || types != null, "use_sliding_window");
    // A window as long as the context is none.
    boolean whole = sizes.context() > 0 && width != null && width >= sizes.context();
    if (width == null || width == 0 || !on || whole) {
      return new WindowPlan(null, types, usual, 0);
    }
    int period = c.has(PERIOD[0]) || c.has(PERIOD[1]) ? c.whole(PERIOD) : Math.max(1, usual);
    int from = c.has("use_sliding_window") ? c.wholeOr(0, "max_window_layers") : 0;
    return new WindowPlan(width, types, period, from);
  }

  /** The window of a block, or null where it attends to everything. */
  @Nullable Integer at(int layer) {
    if (width == null) {
      return null;
    }
    if (types != null) {
      String type = types.get(layer);
      return type.equals("sliding_attention") || type.equals("chunked_attention") ? width : null;
    }
    boolean everything = period > 1 && (layer + 1) % period == 0;
    return everything || layer < from ? null : width;
  }

  /** The name of a kind of block that is none of those known here, or null. */
  @Nullable String unknown(List<String> known) {
    if (types != null) {
      for (String type : types) {
        if (!known.contains(type)) {
          return type;
        }
      }
    }
    return null;
  }
}
