package io.github.gpuadvisor.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the system says of the machine itself, for GPUs that are part of its processor.
 *
 * @param processor such as {@code AMD RYZEN AI MAX+ 395}; null where nobody says
 * @param board such as {@code Jetson AGX Orin}; null of anything but a Jetson
 * @param memoryGiB memory that the system manages
 */
record Host(@Nullable String processor, @Nullable String board, @Nullable Double memoryGiB) {
  private static final Pattern PROCESSOR = Pattern.compile("(?m)^model name\\s*:\\s*(.+)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s+([0-9]+) kB$");
  private static final Pattern JETSON = Pattern.compile(".*\\b(Jetson|Orin|Xavier|Thor)\\b.*");

  static Host of(SystemFiles files) {
    @Nullable String memory = first(MEMORY, files.text("proc/meminfo"));
    return new Host(
        processor(first(PROCESSOR, files.text("proc/cpuinfo"))),
        board(files.line("proc/device-tree/model")),
        memory == null ? null : ToolText.gib(memory + " kB", "KB"));
  }

  private static @Nullable String first(Pattern pattern, @Nullable String text) {
    Matcher matcher = pattern.matcher(text == null ? "" : text);
    return matcher.find() ? matcher.group(1) : null;
  }

  /** Without the name of its graphics, and without PRO, which is the same chip managed. */
  private static @Nullable String processor(@Nullable String name) {
    return name == null
        ? null
        : ToolText.plain(name.replaceFirst("(?i) w/ .*", "").replaceFirst("(?i) PRO\\b", ""));
  }

  /** "NVIDIA Orin NX Developer Kit" is a board with a Jetson Orin NX on it. */
  private static @Nullable String board(@Nullable String model) {
    if (model == null || !JETSON.matcher(model).matches()) {
      return null;
    }
    String module =
        model
            .replaceFirst("^NVIDIA ", "")
            .replace(" Engineering Reference", "")
            .replace(" Developer Kit", "")
            .replace(" Module", "");
    return ToolText.plain(module.startsWith("Jetson") ? module : "Jetson " + module);
  }

  /** Memory of the system and what was set aside for graphics, which the system does not see. */
  @Nullable Double sharedGiB(@Nullable Double setAside) {
    return memoryGiB == null ? null : Double.valueOf(memoryGiB + (setAside == null ? 0 : setAside));
  }
}
