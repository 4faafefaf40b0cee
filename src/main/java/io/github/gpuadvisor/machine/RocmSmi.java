package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@code rocm-smi --json} prints: an object for each card, and one for the system. */
final class RocmSmi {
  private static final String TOOL = "rocm-smi";

  /** Where versions put the name, the best first; a number of the bus may stand in its place. */
  private static final List<String> NAMES = List.of("Card Series", "Device Name", "Card Model");

  private RocmSmi() {}

  static Reading read(String text) {
    @Nullable Value answer = JsonAnswer.read(text, TOOL);
    @Nullable Map<String, Value> parts = answer == null ? null : answer.asMap();
    if (parts == null) {
      return text.isBlank()
          ? Reading.NOTHING
          : Reading.remark(TOOL + ": " + ToolText.plain(text.strip().lines().toList().get(0)));
    }
    @Nullable String driver = JsonAnswer.text(JsonAnswer.at(answer, "system"), "Driver version");
    List<Found> cards = new ArrayList<>();
    parts.forEach(
        (key, card) -> {
          @Nullable String name = name(card);
          if (key.toLowerCase(Locale.ROOT).matches("card[0-9]+") && name != null) {
            cards.add(
                Found.of(Vendor.AMD, name, memory(card), TOOL)
                    .with(driver, JsonAnswer.text(card, "GFX Version"), null));
          }
        });
    return new Reading(cards, List.of());
  }

  private static @Nullable String name(Value card) {
    for (String key : NAMES) {
      @Nullable String name = JsonAnswer.text(card, key);
      if (name != null && !name.startsWith("0x")) {
        return name;
      }
    }
    @Nullable String number = JsonAnswer.text(card, "Card Model");
    return number == null ? null : "AMD device " + number;
  }

  private static @Nullable Double memory(Value card) {
    return ToolText.gib(JsonAnswer.text(card, "VRAM Total Memory (B)"), "B");
  }
}
