package io.github.gpuadvisor.machine;

import io.github.gpuadvisor.catalog.Vendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Display controllers and accelerators on the PCI bus, for cards that no tool answers for. */
final class PciBus {
  static final String PLACE = "/sys/bus/pci";
  private static final String FOLDER = "sys/bus/pci/devices";
  private static final Map<Vendor, String> VENDORS =
      Map.of(Vendor.AMD, "1002", Vendor.INTEL, "8086", Vendor.NVIDIA, "10de");

  /** Classes of the bus: display controllers, and processing accelerators. */
  private static final List<String> CLASSES = List.of("03", "12");

  /** Where Intel's processors have their own graphics; a card is behind a bridge. */
  private static final String INTEL_PROCESSOR = "0000:00:02.";

  private PciBus() {}

  static Reading read(SystemFiles files, Vendor vendor) {
    @Nullable String number = VENDORS.get(vendor);
    List<Found> cards = new ArrayList<>();
    @Nullable PciNames names = null;
    for (String place : files.names(FOLDER)) {
      String device = FOLDER + "/" + place + "/";
      boolean own = vendor == Vendor.INTEL && place.startsWith(INTEL_PROCESSOR);
      String kind = digits(files, device + "class");
      if (number == null
          || own
          || kind.length() < 2
          || !CLASSES.contains(kind.substring(0, 2))
          || !digits(files, device + "vendor").equals(number)) {
        continue;
      }
      names = names == null ? PciNames.of(files) : names;
      String id = digits(files, device + "device");
      @Nullable String name = names.name(number, id);
      // Written by AMD's kernel driver alone.
      @Nullable Double memory = ToolText.gib(files.line(device + "mem_info_vram_total"), "B");
      cards.add(
          Found.of(
              vendor,
              name == null ? vendor.title() + " device 0x" + id : vendor.title() + " " + name,
              memory,
              PLACE));
    }
    return new Reading(cards, List.of());
  }

  /** The digits of a number such as {@code 0x10de}; none where the file is not there. */
  private static String digits(SystemFiles files, String path) {
    @Nullable String line = files.line(path);
    return line == null ? "" : line.toLowerCase(Locale.ROOT).replaceFirst("^0x", "");
  }
}
