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

  /** The kind of work that trains and serves. */
  static final String POOL = "pool";

  /** Stands among the values for what a pool does beside serving; no option either. */
  static final String LEARNING = "learning";

  private static final String SERVING = "inference";
  private static final String USUAL_LEARNING = "training";

  private record Entry(String step, Answer answer) {}

  private final List<Entry> entries;
  private final Map<String, String> values;

  Settled() {
    this(List.of());
  }

  private Settled(List<Entry> entries) {
    this(entries, new LinkedHashMap<>());
    entries.forEach(entry -> values.putAll(entry.answer().settled()));
  }

  private Settled(List<Entry> entries, Map<String, String> values) {
    this.entries = entries;
    this.values = values;
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
    options.keySet().removeAll(List.of(KIND, LEARNING));
    return options;
  }

  /** What was settled for a key, or null. */
  @Nullable String value(String key) {
    return values.get(key);
  }

  boolean isPool() {
    return kind().equals(POOL);
  }

  boolean serves() {
    return isPool() || kind().equals(SERVING);
  }

  boolean learns() {
    return !kind().equals(SERVING);
  }

  /** The kind of work that learns. */
  String learning() {
    return isPool() ? values.getOrDefault(LEARNING, USUAL_LEARNING) : kind();
  }

  /** What goes for the work that serves; all of it where nothing else is done. */
  Settled toServe() {
    return part(SERVING);
  }

  /** What goes for the work that learns; all of it where nothing else is done. */
  Settled toLearn() {
    return part(learning());
  }

  /** True of an option that says something about this work. */
  boolean takes(String key) {
    @Nullable String learning = values.get(LEARNING);
    return isPool() || learning == null || Belonging.isOf(kind(), learning, key);
  }

  /** Each kind of work that is known by now, with what goes for it. */
  List<Settled> parts() {
    return !isPool()
        ? List.of(this)
        : values.containsKey(LEARNING) ? List.of(toLearn(), toServe()) : List.of(toServe());
  }

  private Settled part(String kind) {
    if (!isPool()) {
      return this;
    }
    Settled part = new Settled(entries, new LinkedHashMap<>());
    part.values.put(KIND, kind);
    part.values.put(LEARNING, learning());
    for (Map.Entry<String, String> option : options().entrySet()) {
      if (part.takes(option.getKey())) {
        part.values.put(option.getKey(), option.getValue());
      }
    }
    return part;
  }
}
