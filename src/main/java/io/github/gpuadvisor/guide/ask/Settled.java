package io.github.gpuadvisor.guide.ask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What has been answered so far, in order. */
final class Settled {
  /** Stands among the values for the kind of work, which is no option. */
  static final String KIND = "kind";

  private record Entry(String step, Answer answer) {}

  private final List<Entry> entries;
  private final Map<String, String> values = new LinkedHashMap<>();

  Settled() {
    this(List.of());
  }

  private Settled(List<Entry> entries) {
    this.entries = entries;
    entries.forEach(entry -> values.putAll(entry.answer().settled()));
  }

  /** The same with one answer more. */
  Settled with(String step, Answer answer) {
    List<Entry> more = new ArrayList<>(entries);
    more.add(new Entry(step, answer));
    return new Settled(more);
  }

  /** The same without the last answer; null where there is none. */
  @Nullable Settled back() {
    return entries.isEmpty() ? null : new Settled(entries.subList(0, entries.size() - 1));
  }

  boolean answered(String step) {
    return answer(step) != null;
  }

  /** The answer to a step, or null. */
  @Nullable Answer answer(String step) {
    for (Entry entry : entries) {
      if (entry.step().equals(step)) {
        return entry.answer();
      }
    }
    return null;
  }

  /** The kind of work; empty before it is known. */
  String kind() {
    return values.getOrDefault(KIND, "");
  }

  /** Values by the key of their option, in the order in which they were settled. */
  Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>(values);
    options.remove(KIND);
    return options;
  }
}
