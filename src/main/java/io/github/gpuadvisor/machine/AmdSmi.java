package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@code amd-smi static --json} prints: a list, or an object that holds it. */
final class AmdSmi {
  private static final String TOOL = "amd-smi";

  /** The mode in which a GPU is one device. */
  private static final String WHOLE = "SPX";

  private AmdSmi() {}

  static Reading read(String text) {
    @Nullable Value answer = JsonAnswer.read(text, TOOL);
    if (answer == null) {
      return text.isBlank()
          ? Reading.NOTHING
          : Reading.remark(TOOL + ": " + ToolText.plain(text.strip().lines().toList().get(0)));
    }
    List<Value> gpus = JsonAnswer.items(answer);
    if (gpus.isEmpty()) {
      gpus = JsonAnswer.items(JsonAnswer.at(answer, "gpu_data"));
    }
    Map<String, Integer> onBus = new HashMap<>();
    gpus.forEach(gpu -> onBus.merge(bus(gpu), 1, Integer::sum));
    List<Found> cards = new ArrayList<>();
    for (Value gpu : gpus) {
      @Nullable Found card = card(gpu);
      if (card != null) {
        @Nullable String mode = mode(gpu);
        boolean shared = !bus(gpu).isEmpty() && onBus.getOrDefault(bus(gpu), 1) > 1;
        boolean cut = shared || (mode != null && !mode.equals(WHOLE));
        cards.add(cut ? card.slice(mode == null ? "partition" : mode, card.memoryGiB()) : card);
      }
    }
    return new Reading(cards, List.of());
  }

  private static @Nullable Found card(Value gpu) {
    @Nullable Value asic = JsonAnswer.at(gpu, "asic");
    @Nullable String name = JsonAnswer.text(asic, "market_name");
    if (name == null) {
      name = JsonAnswer.text(JsonAnswer.at(gpu, "board"), "product_name");
    }
    if (name == null) {
      return null;
    }
    @Nullable Value driver = JsonAnswer.at(gpu, "driver");
    @Nullable String version = JsonAnswer.text(driver, "version");
    return Found.of(Vendor.AMD, name, memory(JsonAnswer.at(gpu, "vram")), TOOL)
        .with(
            version == null ? JsonAnswer.text(driver, "driver_version") : version,
            JsonAnswer.text(asic, "target_graphics_version"),
            null);
  }

  /** {@code "size": {"value": 196592, "unit": "MB"}}, or in older versions {@code "32752 MB"}. */
  private static @Nullable Double memory(@Nullable Value vram) {
    @Nullable Value size = JsonAnswer.at(vram, "size");
    @Nullable String value = JsonAnswer.text(size, "value");
    @Nullable String unit = JsonAnswer.text(size, "unit");
    return value == null
        ? ToolText.gib(JsonAnswer.text(vram, "size"), "MB")
        : ToolText.gib(value + " " + (unit == null ? "MB" : unit), "MB");
  }

  private static @Nullable String mode(Value gpu) {
    return JsonAnswer.text(JsonAnswer.at(gpu, "partition"), "compute_partition");
  }

  /** The place on the bus without the function, by which the parts of one GPU differ. */
  private static String bus(Value gpu) {
    @Nullable String bdf = JsonAnswer.text(JsonAnswer.at(gpu, "bus"), "bdf");
    return bdf == null || bdf.indexOf('.') < 0 ? "" : bdf.substring(0, bdf.indexOf('.'));
  }
}
