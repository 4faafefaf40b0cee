package io.github.gpuadvisor.catalog.importing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be told from the cell of a SkyPilot file that describes GPUs: a Python dictionary, JSON,
 * a bare name, a name with its memory, part of a dictionary, or nothing. Never fails.
 *
 * @param size as written, in whatever unit; null where none is found
 */
record GpuInfo(@Nullable String name, @Nullable Double size) {
  static final GpuInfo NONE = new GpuInfo(null, null);

  private static final int LONGEST = 4096;
  private static final String VALUE = "[\"']?\\s{0,4}:\\s{0,4}(\\d{1,12}(?:\\.\\d{1,6})?)";
  private static final Pattern SIZE = Pattern.compile("(?i)\\bSizeInMiB" + VALUE);
  private static final Pattern TOTAL = Pattern.compile("(?i)\\bTotalGpuMemoryInMiB" + VALUE);
  private static final Pattern NAME =
      Pattern.compile("(?i)\\bName[\"']?\\s{0,4}:\\s{0,4}[\"']([^\"']{1,80})[\"']");
  private static final Pattern BARE =
      Pattern.compile("([A-Za-z][\\w .-]{0,60})(?::(\\d{1,5})\\s?GB)?");
  private static final double MIB_PER_GIB = 1024;

  static GpuInfo of(String cell) {
    String text = cell.length() > LONGEST ? cell.substring(0, LONGEST) : cell;
    Matcher bare = BARE.matcher(text.strip());
    if (bare.matches()) {
      @Nullable String memory = bare.group(2);
      return new GpuInfo(
          bare.group(1), memory == null ? null : Double.parseDouble(memory) * MIB_PER_GIB);
    }
    @Nullable Double size = number(SIZE, text);
    Matcher name = NAME.matcher(text);
    return new GpuInfo(
        name.find() ? name.group(1) : null, size == null ? number(TOTAL, text) : size);
  }

  private static @Nullable Double number(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Double.valueOf(matcher.group(1)) : null;
  }
}
