package io.github.gpuadvisor.catalog.importing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often each rule was met, with the first few places. */
public final class Tally {
  private static final int MOST_EXAMPLES = 3;
  private static final int LONGEST_EXAMPLE = 120;

  private final Map<Rule, Count> counts = new EnumMap<>(Rule.class);

  private static final class Count {
    private int count;
    private final List<String> examples = new ArrayList<>();
  }

  /** What one rule met. */
  public record Line(Rule rule, int count, List<String> examples) {
    public Line {
      examples = List.copyOf(examples);
    }
  }

  void add(Rule rule, Origin origin, String what) {
    Count count = counts.computeIfAbsent(rule, any -> new Count());
    count.count++;
    if (count.examples.size() < MOST_EXAMPLES) {
      String text = what.isEmpty() ? origin.toString() : origin + " " + what;
      count.examples.add(
          text.length() > LONGEST_EXAMPLE ? text.substring(0, LONGEST_EXAMPLE) + "…" : text);
    }
  }

  /** The rules that skipped something, or those that found something suspect, in fixed order. */
  public List<Line> lines(boolean suspect) {
    List<Line> lines = new ArrayList<>();
    counts.forEach(
        (rule, count) -> {
          if (rule.isSuspect() == suspect) {
            lines.add(new Line(rule, count.count, count.examples));
          }
        });
    return lines;
  }
}
