package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.document.Texts;
import io.github.gpuadvisor.unit.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the user typed, by key, each with the place it was typed at, and the defaults taken on the
 * way.
 */
public final class Settings {
  private record Entry(String text, String where) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, Assumption> assumed = new LinkedHashMap<>();
  private final List<Assumption> derived = new ArrayList<>();
  private @Nullable Model inlineModel;
  private List<Warning> aboutModel = List.of();

  /**
   * Records a value.
   *
   * @param where how errors name the place: {@code --budget}, {@code workload.yaml:7: budget}
   */
  public void put(String key, String text, String where) {
    if (Texts.hasControls(text)) {
      throw new InvalidInputException(
          "invalid-value", where + ": must be plain text without control characters");
    }
    entries.put(key, new Entry(text, where));
  }

  /** Values by key, as typed on the command line. */
  public static Settings of(Map<String, String> values) {
    Settings settings = new Settings();
    values.forEach((key, value) -> settings.put(key, value, key));
    return settings;
  }

  /** A model given field by field instead of by name. */
  public void putModel(Model model) {
    inlineModel = model;
  }

  /** A model read from a file, with what is to be said about it. */
  void putModel(Model model, List<Warning> about) {
    inlineModel = model;
    aboutModel = List.copyOf(about);
  }

  /** What is to be said about a model that was read from a file. */
  List<Warning> aboutModel() {
    return aboutModel;
  }

  @Nullable Model inlineModel() {
    return inlineModel;
  }

  /** A copy of what was typed, without the defaults taken so far. */
  public Settings copy() {
    Settings copy = new Settings();
    copy.entries.putAll(entries);
    copy.inlineModel = inlineModel;
    copy.aboutModel = aboutModel;
    return copy;
  }

  /** A copy without a value. */
  public Settings without(String key) {
    Settings copy = copy();
    copy.entries.remove(key);
    return copy;
  }

  /** A copy with one value set. */
  public Settings with(String key, String text) {
    Settings copy = copy();
    copy.put(key, text, Option.flag(key));
    return copy;
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  public Set<String> keys() {
    return entries.keySet();
  }

  /** The text of a key, or null where it was not given. */
  public @Nullable String text(String key) {
    Entry entry = entries.get(key);
    return entry == null ? null : entry.text();
  }

  /** The place of a key, for errors. */
  public String where(String key) {
    Entry entry = entries.get(key);
    return entry == null ? Option.flag(key) : entry.where();
  }

  /**
   * Reads a key with a parser.
   *
   * @param good what would be right, shown in the error: {@code "give a number above zero, as in
   *     16"}
   * @return null where the key was not given
   */
  public <T> @Nullable T read(String key, Function<String, T> parser, String good) {
    Entry entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    try {
      return parser.apply(entry.text());
    } catch (IllegalArgumentException e) {
      throw wrong(key, Quantity.fault(e) + good);
    }
  }

  /** As {@link #read}, with a default that is recorded as an assumption. */
  public <T> T readOr(
      String key, Function<String, T> parser, String good, T otherwise, String effect) {
    T value = read(key, parser, good);
    if (value == null) {
      assume(key, spelled(otherwise), effect);
      return otherwise;
    }
    return value;
  }

  /** A default as a user would type it. */
  private static String spelled(Object value) {
    if (value instanceof Double number && number == Math.rint(number)) {
      return String.valueOf(number.longValue());
    }
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }

  /** Comma-separated parts of a key, which may hold spaces; null where it was not given. */
  public @Nullable List<String> list(String key) {
    String text = text(key);
    if (text == null) {
      return null;
    }
    List<String> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    if (parts.isEmpty()) {
      throw wrong(key, "give one or more names, separated by commas");
    }
    return List.copyOf(parts);
  }

  /** An error at a key, in the form "place value: what would be right". */
  public InvalidInputException wrong(String key, String good) {
    String text = text(key);
    return new InvalidInputException(
        "invalid-value", where(key) + (text == null ? "" : " " + text) + ": " + good);
  }

  /** Records a default that was taken. */
  public void assume(String key, String value, String effect) {
    assumed.put(key, new Assumption(key, value, effect));
  }

  /** Records parts of a model that were not given but derived. */
  void addDerived(List<Assumption> parts) {
    derived.addAll(parts);
  }

  /** Parts of a model that were not given but derived. */
  List<Assumption> derived() {
    return List.copyOf(derived);
  }

  /** Defaults taken so far, in the order in which they were taken. */
  public List<Assumption> assumed() {
    return List.copyOf(assumed.values());
  }
}
