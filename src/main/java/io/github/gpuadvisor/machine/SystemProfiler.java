package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what {@code system_profiler SPDisplaysDataType -json} prints on a Mac. */
final class SystemProfiler {
  private static final String TOOL = "system_profiler";
  private static final List<String> MEMORY = List.of("spdisplays_vram", "_spdisplays_vram");

  private SystemProfiler() {}

  /**
   * @param memory what {@code sysctl -n hw.memsize} prints
   */
  static Reading read(String json, String memory) {
    @Nullable Value answer = JsonAnswer.read(json, TOOL);
    List<Found> cards = new ArrayList<>();
    for (Value device : JsonAnswer.items(JsonAnswer.at(answer, "SPDisplaysDataType"))) {
      @Nullable String name = name(device);
      if (name == null) {
        continue;
      }
      if (name.startsWith("Apple")) {
        @Nullable String cores = JsonAnswer.text(device, "sppci_cores");
        String chip = cores == null ? name : name + " " + cores + "-core";
        cards.add(Found.of(Vendor.APPLE, chip, null, TOOL).sharing(ToolText.gib(memory, "B")));
      } else {
        cards.add(Found.of(vendor(name), name, memory(device), TOOL));
      }
    }
    return new Reading(cards, List.of());
  }

  /** Early systems name an M1 {@code kHW_AppleM1Item}. */
  private static @Nullable String name(Value device) {
    @Nullable String model = JsonAnswer.text(device, "sppci_model");
    @Nullable String name = model == null ? JsonAnswer.text(device, "_name") : model;
    return name == null ? null : name.replaceFirst("^kHW_Apple(\\w+)Item$", "Apple $1");
  }

  private static Vendor vendor(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.contains("intel")
        ? Vendor.INTEL
        : lower.contains("nvidia") || lower.contains("geforce") ? Vendor.NVIDIA : Vendor.AMD;
  }

  private static @Nullable Double memory(Value device) {
    for (String key : MEMORY) {
      @Nullable Double gib = ToolText.gib(JsonAnswer.text(device, key), "MB");
      if (gib != null) {
        return gib;
      }
    }
    return null;
  }
}
