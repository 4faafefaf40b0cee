package io.github.gpuadvisor.accuracy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is left out of a fit at a time, to be predicted by what remains. */
public enum Split {
  /** Nothing is left out: the fit itself, which flatters. */
  NONE("fit"),
  SOURCE("source"),
  GPU("gpu"),
  MODEL("model");

  private static final Map<String, Split> BY_ID = new LinkedHashMap<>();

  static {
    for (Split split : values()) {
      BY_ID.put(split.id, split);
    }
  }

  private final String id;

  Split(String id) {
    this.id = id;
  }

  /** As written: {@code gpu}. */
  public String id() {
    return id;
  }

  /** The split of an id, or null. */
  public static @Nullable Split of(String id) {
    return BY_ID.get(id);
  }

  /** True where other rows of the same publication stay in the fit. */
  boolean sourceKnown() {
    return this == GPU || this == MODEL;
  }

  /** The group of a measurement that is left out with it. */
  String group(Measurement measurement) {
    return switch (this) {
      case NONE -> "";
      case SOURCE -> measurement.file();
      case GPU -> measurement.gpu();
      case MODEL -> measurement.model();
    };
  }
}
