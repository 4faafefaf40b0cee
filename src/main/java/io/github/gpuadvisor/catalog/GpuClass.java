package io.github.gpuadvisor.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The market a chip is made for. */
public enum GpuClass {
  DATACENTER,
  WORKSTATION,
  CONSUMER,
  EDGE;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static @Nullable GpuClass of(String id) {
    for (GpuClass kind : values()) {
      if (kind.id().equals(id.toLowerCase(Locale.ROOT))) {
        return kind;
      }
    }
    return null;
  }
}
