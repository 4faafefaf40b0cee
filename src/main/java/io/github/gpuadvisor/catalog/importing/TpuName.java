package io.github.gpuadvisor.catalog.importing;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A TPU slice by its name, such as {@code tpu-v6e-8}: the number counts chips of the "e" versions
 * and cores, two to a chip, of the others.
 */
record TpuName(String version, int chips) {
  private static final Pattern SLICE =
      Pattern.compile("(?:tpu-)?(v\\d(?:e|p|litepod)?)-(\\d{1,5})");
  private static final Set<String> COUNTED_IN_CORES = Set.of("v2", "v3", "v4", "v5p");

  static @Nullable TpuName of(String name) {
    Matcher slice = SLICE.matcher(name);
    if (!slice.matches()) {
      return null;
    }
    String version = slice.group(1);
    int count = Integer.parseInt(slice.group(2));
    int chips = COUNTED_IN_CORES.contains(version) ? count / 2 : count;
    return chips < 1 ? null : new TpuName(version, chips);
  }
}
