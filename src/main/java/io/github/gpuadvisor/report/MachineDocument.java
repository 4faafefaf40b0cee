package io.github.gpuadvisor.report;

import io.github.gpuadvisor.machine.Found;
import io.github.gpuadvisor.machine.Group;
import io.github.gpuadvisor.machine.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The GPUs of a machine as JSON, YAML and CSV print them. */
public final class MachineDocument {
  private static final int VERSION = 1;

  private MachineDocument() {}

  /** The whole. */
  public static Map<String, @Nullable Object> of(Machine machine) {
    return new Tree()
        .put("schemaVersion", VERSION)
        .put("gpus", machine.groups().stream().map(MachineDocument::of).toList())
        .put("notes", machine.notes())
        .put("looked", machine.looked())
        .map();
  }

  private static Map<String, @Nullable Object> of(Group group) {
    Found found = group.found();
    return new Tree()
        .put("count", group.count())
        .put("gpu", group.gpu())
        .put("kind", group.kind().id())
        .put("partOf", group.partOf())
        .put("name", found.name())
        .put("slice", found.slice())
        .put("vendor", found.vendor().id())
        .number("memoryGiB", found.memoryGiB())
        .put("unifiedMemory", found.unified())
        .put("driver", found.driver())
        .put("computeCapability", found.computeCapability())
        .number("powerLimitWatts", found.powerLimitWatts())
        .put("foundBy", found.foundBy())
        .put("near", group.near())
        .map();
  }

  /** A line for each group below a heading; nothing where there is no group. */
  public static String csv(Machine machine) {
    StringBuilder text = new StringBuilder();
    for (Group group : machine.groups()) {
      Flat flat = Flat.of(of(group));
      List<String> keys = new ArrayList<>(flat.fields().keySet());
      if (text.isEmpty()) {
        text.append(CsvText.line(keys));
      }
      text.append(CsvText.line(keys.stream().map(flat::cell).toList()));
    }
    return text.toString();
  }
}
