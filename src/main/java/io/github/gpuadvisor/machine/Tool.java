package io.github.gpuadvisor.machine;

import java.util.List;

/**
 * Every program that may be started, with all of its arguments: nothing a user types reaches it.
 */
enum Tool {
  NVIDIA_CARDS(
      "nvidia-smi.csv",
      "nvidia-smi --query-gpu=index,name,memory.total,driver_version,compute_cap,mig.mode.current,"
          + "power.limit --format=csv,noheader,nounits"),
  /** For drivers that refuse a field of the query above. */
  NVIDIA_CARDS_OLD(
      "nvidia-smi-old.csv",
      "nvidia-smi --query-gpu=index,name,memory.total,driver_version --format=csv,noheader,nounits"),
  NVIDIA_INSTANCES("nvidia-smi.txt", "nvidia-smi -L"),
  AMD_CARDS("amd-smi.json", "amd-smi static --json"),
  ROCM_CARDS(
      "rocm-smi.json", "rocm-smi --showproductname --showmeminfo vram --showdriverversion --json"),
  XPU_CARDS("xpu-smi.json", "xpu-smi discovery -j"),
  /** 1 is the id, 16 the physical size of the memory, which the list above leaves out. */
  XPU_MEMORY("xpu-smi.csv", "xpu-smi discovery --dump 1,16"),
  MAC_DISPLAYS("system_profiler.json", "system_profiler SPDisplaysDataType -json"),
  MAC_MEMORY("sysctl.txt", "sysctl -n hw.memsize");

  private final String fileName;
  private final String command;

  Tool(String fileName, String command) {
    this.fileName = fileName;
    this.command = command;
  }

  /** The name under which its output is kept, to be looked at on another machine. */
  String fileName() {
    return fileName;
  }

  String program() {
    return words().get(0);
  }

  List<String> arguments() {
    return words().subList(1, words().size());
  }

  private List<String> words() {
    return List.of(command.split(" ", -1));
  }
}
