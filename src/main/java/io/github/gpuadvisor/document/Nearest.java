package io.github.gpuadvisor.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Names near a mistyped one: edit distance, then alphabet, so that the same mistake always gets the
 * same answer.
 */
public final class Nearest {
  private static final int LONGEST = 80;

  private record Candidate(String name, int distance) {}

  private Nearest() {}

  /** Up to {@code most} names that are near enough to be what was meant. */
  public static List<String> to(String typed, Collection<String> names, int most) {
    String wanted = shorten(typed);
    if (wanted.isBlank()) {
      return List.of();
    }
    int limit = Math.max(2, wanted.length() / 3);
    List<Candidate> near = new ArrayList<>();
    boolean part = names.stream().anyMatch(name -> shorten(name).contains(wanted));
    for (String name : names) {
      String candidate = shorten(name);
      int distance = distance(wanted, candidate, part);
      if (distance <= limit) {
        near.add(new Candidate(name, distance));
      }
    }
    near.sort(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name));
    return near.stream().limit(most).map(Candidate::name).toList();
  }

  /** The words ", near: x" or nothing. */
  public static String hint(String typed, Collection<String> names) {
    List<String> near = to(typed, names, 1);
    return near.isEmpty() ? "" : ", near: " + near.get(0);
  }

  /** A name that holds the typed one, or is held by it, is near; else edits decide. */
  private static int distance(String wanted, String candidate, boolean part) {
    if (candidate.contains(wanted)) {
      return 1;
    }
    int edits = distance(wanted, candidate);
    if (wanted.contains(candidate)) {
      return Math.min(2, edits);
    }
    return part ? edits : Math.min(edits, beginning(wanted, candidate));
  }

  /** Distance to the beginning of a longer name: {@code h1000} is near {@code h100-sxm-80gb}. */
  private static int beginning(String wanted, String candidate) {
    int length = Math.min(candidate.length(), wanted.length());
    return 1 + distance(wanted, candidate.substring(0, length));
  }

  private static String shorten(String name) {
    String typed = name.toLowerCase(Locale.ROOT);
    // RTX4090 is rtx-4090, but -o is no part of --model.
    String lower = typed.startsWith("-") ? typed : typed.replace("-", "");
    return lower.length() > LONGEST ? lower.substring(0, LONGEST) : lower;
  }

  static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    int[] current = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
      }
      int[] swap = previous;
      previous = current;
      current = swap;
    }
    return previous[b.length()];
  }
}
