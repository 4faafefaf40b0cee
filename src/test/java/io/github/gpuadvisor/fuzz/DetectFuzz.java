package io.github.gpuadvisor.fuzz;

import io.github.gpuadvisor.testing.CommandRun;
import java.util.List;

/** What the vendors' tools print and the system says of its devices, kept in a folder. */
final class DetectFuzz {
  private static final List<String> FILES =
      List.of(
          "nvidia-smi.csv",
          "nvidia-smi-old.csv",
          "nvidia-smi.txt",
          "amd-smi.json",
          "rocm-smi.json",
          "xpu-smi.json",
          "xpu-smi.csv",
          "system_profiler.json",
          "sysctl.txt",
          "proc/meminfo",
          "proc/cpuinfo",
          "proc/device-tree/model",
          "proc/driver/nvidia/gpus/0000:06:00.0/information",
          "sys/bus/pci/devices/0000:03:00.0/vendor",
          "sys/bus/pci/devices/0000:03:00.0/device",
          "sys/bus/pci/devices/0000:03:00.0/class",
          "usr/share/hwdata/pci.ids");
  private static final List<String> FORMATS = List.of("table", "json", "yaml", "csv");

  private DetectFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      scratch.write("machine/origin.md", new byte[0]);
      Bundle.files(input, FILES).forEach((name, bytes) -> scratch.write("machine/" + name, bytes));
      String format = FORMATS.get(input.length % FORMATS.size());
      CommandRun run =
          scratch.run(
              "detect",
              "--from",
              scratch.path("machine").toString(),
              "-o",
              format,
              "--catalog",
              scratch.smallCatalog());
      Contract.of(run, input).endsWith(0, 3);
    }
  }
}
