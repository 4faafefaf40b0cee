package io.github.gpuadvisor.catalog;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The bus of a card, as {@code gen5 x16}. */
public final class Pcie {
  /** GB/s of one lane, one way, by generation. */
  private static final Map<String, Double> LANE =
      Map.of("1", 0.25, "2", 0.5, "3", 1.0, "4", 2.0, "5", 4.0, "6", 8.0);

  private static final Pattern TEXT = Pattern.compile("gen([1-6]) x(\\d{1,2})");

  private Pcie() {}

  /** GB/s one way, or null where the text states none. */
  public static @Nullable Double gbps(@Nullable String text) {
    Matcher lanes = TEXT.matcher(text == null ? "" : text);
    return lanes.matches()
        ? Double.valueOf(LANE.getOrDefault(lanes.group(1), 0.0) * Integer.parseInt(lanes.group(2)))
        : null;
  }
}
