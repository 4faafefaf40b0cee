package io.github.gpuadvisor.catalog.importing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which blocks of a GGUF model attend to a window. The pattern is in the file, or is the
 * architecture's: the {@code set_swa_pattern} of llama.cpp's {@code src/models}.
 *
 * @param widths of each block; null where it attends to everything
 */
record GgufWindows(List<@Nullable Integer> widths, List<String> notes) {
  private static final String PATTERN = "attention.sliding_window_pattern";
  private static final Map<String, Integer> PERIODS =
      Map.of(
          "gemma2", 2,
          "gemma3", 6,
          "gpt-oss", 2,
          "cohere2", 4,
          "llama4", 4,
          "olmo2", 4,
          "exaone4", 4);

  /** {@code llama.cpp} takes 8,192 for Llama 4, whatever the file says. */
  private static final int LLAMA_4 = 8192;

  static GgufWindows of(GgufFields f, int layers) {
    List<String> notes = new ArrayList<>();
    Integer stated = f.wholeOrNull("attention.sliding_window");
    int width =
        stated == null && f.architecture().equals("llama4") ? LLAMA_4 : stated == null ? 0 : stated;
    int context = f.wholeOr(0, "context_length");
    boolean none = width == 0 || (context > 0 && width >= context);
    int period =
        f.isList(PATTERN) ? 0 : f.wholeOr(PERIODS.getOrDefault(f.architecture(), 0), PATTERN);
    if (!none && !f.isList(PATTERN) && period == 0) {
      notes.add(
          "which blocks attend to the window of "
              + width
              + " tokens is not in the file: all are taken to attend to everything");
      none = true;
    }
    List<@Nullable Integer> widths = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      boolean windowed =
          !none
              && (f.isList(PATTERN)
                  ? f.wholeAt(layer, 0, PATTERN) != 0
                  : period == 1 || (layer + 1) % period != 0);
      widths.add(windowed ? (Integer) width : null);
    }
    return new GgufWindows(widths, notes);
  }

  @Nullable Integer at(int layer) {
    return widths.get(layer);
  }
}
