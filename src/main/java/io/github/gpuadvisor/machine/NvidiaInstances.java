package io.github.gpuadvisor.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the MIG instances that {@code nvidia-smi -L} lists below their GPU. */
final class NvidiaInstances {
  /** Stands in the place of a profile where a GPU is in MIG mode and has no instance. */
  static final String NONE = "MIG without an instance";

  private static final Pattern GPU = Pattern.compile("GPU ([0-9]{1,4}): .*");
  private static final Pattern INSTANCE = Pattern.compile("\\s+MIG (\\S+)\\s+Device\\s.*");
  private static final Pattern MEMORY = Pattern.compile("([0-9]+)gb");

  private NvidiaInstances() {}

  /** Index of the GPU to the profiles of its instances, such as {@code 1g.10gb}. */
  static Map<Integer, List<String>> read(String listing) {
    Map<Integer, List<String>> instances = new HashMap<>();
    int gpu = -1;
    for (String line : listing.lines().toList()) {
      Matcher whole = GPU.matcher(line);
      Matcher part = INSTANCE.matcher(line);
      if (whole.matches()) {
        gpu = Integer.parseInt(whole.group(1));
      } else if (part.matches() && gpu >= 0) {
        instances.computeIfAbsent(gpu, any -> new ArrayList<>()).add(part.group(1));
      }
    }
    return instances;
  }

  /** The memory in a profile's name, whole GiB that are labeled as GB. */
  static @Nullable Double gib(String profile) {
    Matcher memory = MEMORY.matcher(profile);
    return memory.find() ? Double.valueOf(memory.group(1)) : null;
  }
}
