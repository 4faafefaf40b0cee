package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Texts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bus of a card, as {@code gen5 x16}. */
public final class Pcie {
  /** GB/s of one lane, one way, by generation. */
  private static final Map<String, Double> LANE =
      Map.of("1", 0.25, "2", 0.5, "3", 1.0, "4", 2.0, "5", 4.0, "6", 8.0);

  private static final String GENERATION = "gen";
  private static final String LANES = " x";
  private static final int LANES_AT = GENERATION.length() + 1;

  private Pcie() {}

  /** GB/s one way, or null where the text states none. */
  public static @Nullable Double gbps(@Nullable String text) {
    if (text == null || !text.startsWith(GENERATION) || text.indexOf(LANES) != LANES_AT) {
      return null;
    }
    Double lane = LANE.get(text.substring(GENERATION.length(), LANES_AT));
    String lanes = text.substring(LANES_AT + LANES.length());
    return lane != null && Texts.isDigits(lanes) && lanes.length() <= 2
        ? Double.valueOf(lane * Integer.parseInt(lanes))
        : null;
  }
}
