package io.github.gpuadvisor.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who makes the chip. */
public enum Vendor {
  AMD("AMD"),
  APPLE("Apple"),
  AWS("AWS"),
  GOOGLE("Google"),
  INTEL("Intel"),
  NVIDIA("NVIDIA"),
  QUALCOMM("Qualcomm");

  private final String title;

  Vendor(String title) {
    this.title = title;
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String title() {
    return title;
  }

  public static @Nullable Vendor of(String id) {
    for (Vendor vendor : values()) {
      if (vendor.id().equals(id.toLowerCase(Locale.ROOT))) {
        return vendor;
      }
    }
    return null;
  }
}
