package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@code xpu-smi discovery -j} prints, and the sizes of memory that it prints apart. */
final class XpuSmi {
  private static final String TOOL = "xpu-smi";

  private XpuSmi() {}

  /**
   * @param csv a line of id and size for each card, below a heading
   */
  static Reading read(String json, String csv) {
    @Nullable Value answer = JsonAnswer.read(json, TOOL);
    if (answer == null) {
      return json.isBlank()
          ? Reading.NOTHING
          : Reading.remark(TOOL + ": " + ToolText.plain(json.strip().lines().toList().get(0)));
    }
    Map<String, String> sizes = sizes(csv);
    List<Found> cards = new ArrayList<>();
    for (Value device : JsonAnswer.items(JsonAnswer.at(answer, "device_list"))) {
      @Nullable String name = JsonAnswer.text(device, "device_name");
      // Parts for virtual machines stand beside the card that they are parts of.
      boolean virtual = "virtual".equals(JsonAnswer.text(device, "device_function_type"));
      if (name != null && !virtual) {
        @Nullable String bytes = JsonAnswer.text(device, "memory_physical_size_byte");
        @Nullable String id = JsonAnswer.text(device, "device_id");
        @Nullable Double memory =
            bytes == null ? ToolText.gib(sizes.get(id), "MIB") : ToolText.gib(bytes, "B");
        cards.add(
            Found.of(Vendor.INTEL, name, memory, TOOL)
                .with(JsonAnswer.text(device, "driver_version"), null, null));
      }
    }
    return new Reading(cards, List.of());
  }

  private static Map<String, String> sizes(String csv) {
    Map<String, String> sizes = new HashMap<>();
    for (String line : csv.lines().toList()) {
      int comma = line.indexOf(',');
      if (comma > 0) {
        sizes.put(
            line.substring(0, comma).strip(), line.substring(comma + 1).replace("\"", "").strip());
      }
    }
    return sizes;
  }
}
