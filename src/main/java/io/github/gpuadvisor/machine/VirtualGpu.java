package io.github.gpuadvisor.machine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The profile of a virtual GPU in a driver's name, such as {@code NVIDIA A10-4Q} or {@code NVIDIA
 * H100L-2-24C}.
 *
 * @param card the name of the card that it is a part of
 * @param profile what follows it
 * @param sliced whether it is a part of the card's units, too, and not of its memory alone
 */
record VirtualGpu(String card, String profile, boolean sliced) {
  private static final Pattern NAME =
      Pattern.compile("(?:GRID |NVIDIA )*(.+?)-((?:([0-9]+)-)?[0-9]+[QCAB][0-9]?)");

  /** The virtual GPU that a name means; null for any other name. */
  static @Nullable VirtualGpu of(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? new VirtualGpu(matcher.group(1), matcher.group(2), matcher.group(3) != null)
        : null;
  }
}
