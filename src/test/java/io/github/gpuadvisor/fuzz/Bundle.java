package io.github.gpuadvisor.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several files in one input: each begins with a line {@code === NAME}. What stands before the
 * first such line is the first file that a target knows, so that a file alone is a bundle too.
 */
final class Bundle {
  private static final byte[] HEAD = "=== ".getBytes(StandardCharsets.UTF_8);

  private Bundle() {}

  /**
   * Takes an input apart.
   *
   * @param known the names that there are; any other name stands for one of them, so that no input
   *     leads out of the folder and few are wasted
   */
  static Map<String, byte[]> files(byte[] input, List<String> known) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    String name = known.get(0);
    int start = 0;
    for (int at = 0; at < input.length; at = nextLine(input, at)) {
      if (isHead(input, at)) {
        put(files, name, input, start, at);
        start = nextLine(input, at);
        name = named(new String(input, at, start - at, StandardCharsets.UTF_8), known);
      }
    }
    put(files, name, input, start, input.length);
    return files;
  }

  private static void put(
      Map<String, byte[]> files, String name, byte[] input, int start, int end) {
    if (end > start) {
      files.put(name, Arrays.copyOfRange(input, start, end));
    }
  }

  private static boolean isHead(byte[] input, int at) {
    return at + HEAD.length <= input.length
        && Arrays.equals(input, at, at + HEAD.length, HEAD, 0, HEAD.length);
  }

  private static int nextLine(byte[] input, int at) {
    int next = at;
    while (next < input.length && input[next] != '\n') {
      next++;
    }
    return Math.min(next + 1, input.length);
  }

  private static String named(String head, List<String> known) {
    String name = head.substring(HEAD.length).strip();
    return known.contains(name) ? name : known.get(Math.floorMod(name.hashCode(), known.size()));
  }
}
