package io.github.gpuadvisor.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The list of PCI names that most Linux systems have, {@code pci.ids}. */
final class PciNames {
  private static final List<String> PLACES =
      List.of("usr/share/hwdata/pci.ids", "usr/share/misc/pci.ids", "usr/share/pci.ids");

  private final String text;

  private PciNames(String text) {
    this.text = text;
  }

  /** The system's list; an empty one where it has none. */
  static PciNames of(SystemFiles files) {
    for (String place : PLACES) {
      @Nullable String text = files.text(place);
      if (text != null) {
        return new PciNames(text);
      }
    }
    return new PciNames("");
  }

  /**
   * The name of a device; null where the list lacks it.
   *
   * @param vendor four digits in lower case, as the device
   */
  @Nullable String name(String vendor, String device) {
    boolean mine = false;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      if (!line.startsWith("\t") && !line.startsWith("#") && !line.isBlank()) {
        if (mine) {
          return null;
        }
        mine = line.startsWith(vendor + " ");
      } else if (mine && line.startsWith("\t" + device + " ")) {
        return line.substring(device.length() + 1).strip();
      }
    }
    return null;
  }
}
