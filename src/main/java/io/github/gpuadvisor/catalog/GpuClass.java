package io.github.gpuadvisor.catalog;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The market a chip is made for. */
public enum GpuClass {
  DATACENTER,
  WORKSTATION,
  CONSUMER,
  EDGE;

  private final String id = name().toLowerCase(Locale.ROOT);

  public String id() {
    return id;
  }

  public static @Nullable GpuClass of(String id) {
    String wanted = id.toLowerCase(Locale.ROOT);
    for (GpuClass kind : values()) {
      if (kind.id.equals(wanted)) {
        return kind;
      }
    }
    return null;
  }
}
