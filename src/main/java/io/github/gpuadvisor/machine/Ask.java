package io.github.gpuadvisor.machine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Asks tools, from several threads at once, and remembers which gave no answer in time. */
final class Ask {
  private final Tools tools;
  private final Set<String> late = Collections.synchronizedSet(new TreeSet<>());

  Ask(Tools tools) {
    this.tools = tools;
  }

  /** What a tool printed; nothing where it is not there or took too long. */
  String text(Tool tool) {
    Tools.@Nullable Output output = tools.output(tool);
    if (output != null && output.late()) {
      late.add(tool.program());
    }
    return output == null ? "" : output.text();
  }

  List<String> late() {
    return late.stream().map(program -> program + " gave no answer in time").toList();
  }

  /** Every place that is looked at. */
  List<String> looked() {
    List<String> looked = new ArrayList<>();
    for (Tool tool : Tool.values()) {
      boolean answersForMemoryAlone = tool == Tool.MAC_MEMORY;
      if (!looked.contains(tool.program()) && !answersForMemoryAlone) {
        looked.add(tool.program());
      }
    }
    looked.add(PciBus.PLACE);
    return looked;
  }
}
