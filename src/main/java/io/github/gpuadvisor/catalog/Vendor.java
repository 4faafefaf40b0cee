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

  private final String id = name().toLowerCase(Locale.ROOT);
  private final String title;

  Vendor(String title) {
    this.title = title;
  }

  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  public static @Nullable Vendor of(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    for (Vendor vendor : values()) {
      if (vendor.id.equals(wanted)) {
        return vendor;
      }
    }
    return null;
  }
}
