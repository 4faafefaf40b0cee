package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.document.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands beside the workloads of a pool: limits and preferences of all of them. */
final class BesideWorkloads {
  private static final Set<Option.Group> GROUPS =
      Set.of(Option.Group.HARDWARE, Option.Group.MONEY, Option.Group.CHOICE);

  private final String name;

  /**
   * @param name how errors call the file
   */
  BesideWorkloads(String name) {
    this.name = name;
  }

  /** Keys that may stand beside the workloads. */
  static Set<String> keys() {
    Set<String> keys = new LinkedHashSet<>(List.of(PoolReader.WORKLOADS, PoolReader.SHARING));
    for (String kind : List.of("inference", "training")) {
      for (Option option : Option.of(kind)) {
        if (GROUPS.contains(option.group())) {
          keys.add(option.key());
        }
      }
    }
    return keys;
  }

  /**
   * The settings of a file, and those typed beside it, which win.
   *
   * @throws InvalidInputException where a key belongs to one workload, or is none
   */
  Settings read(Map<String, Value> fields, Settings typed) {
    Set<String> known = keys();
    Settings settings = new Settings();
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      put(settings, field.getKey(), field.getValue(), known);
    }
    for (String key : typed.keys()) {
      if (!known.contains(key)) {
        throw new InvalidInputException(
            "conflicting-options",
            typed.where(key) + " belongs to one workload: write it into " + name);
      }
      settings.put(key, String.valueOf(typed.text(key)), typed.where(key));
    }
    return settings;
  }

  private void put(Settings settings, String key, Value value, Set<String> known) {
    String place = SpecReader.place(name, value);
    if (!known.contains(key)) {
      throw new InvalidInputException(
          "unknown-key", place + key + ": unknown beside workloads" + Nearest.hint(key, known));
    }
    if (key.equals(PoolReader.WORKLOADS) || key.equals(PoolReader.SHARING)) {
      return;
    }
    @Nullable String text = SpecReader.text(value);
    if (text == null) {
      throw new InvalidInputException(
          "invalid-spec", name + ": " + key + ": give one value, or a list of names");
    }
    settings.put(key, text, place + key);
  }
}
