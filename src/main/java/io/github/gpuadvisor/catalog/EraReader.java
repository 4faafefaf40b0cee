package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One generation in an engine file into an {@link Era}. */
final class EraReader {
  private static final int LARGEST = 1_000_000;

  private EraReader() {}

  /**
   * Reads a generation.
   *
   * @param borrows true where the engine takes the constants of another
   */
  static Era read(Fields f, boolean borrows) {
    return borrows ? borrowingEra(f) : measuredEra(f);
  }

  private static Era measuredEra(Fields f) {
    Engine.MemoryRule memory = memory(f.object("memory"));
    Map<String, @Nullable Double> shared = f.numbers("speed");
    SpeedConstants speed = constants(f, shared, Map.of());
    Map<String, SpeedConstants> families = new HashMap<>();
    Fields overrides = f.object("families");
    for (String family : overrides.keys()) {
      families.put(family, constants(f, shared, overrides.numbers(family)));
    }
    Era era =
        new Era(
            f.text("era"),
            f.textOrNull("until"),
            f.flag("promptsFirst"),
            memory,
            speed,
            families,
            FitReader.read(f),
            Measured.read(f));
    f.done();
    return era;
  }

  /** An era without constants of its own, until {@link Engine#withConstantsOf} gives it some. */
  private static Era borrowingEra(Fields f) {
    if (!f.take("speed").isNull()) {
      throw f.wrong("speed", "must be null where constantsOf names another engine");
    }
    f.numbers("families");
    f.take("fit");
    Era era =
        new Era(
            f.text("era"),
            f.textOrNull("until"),
            f.flag("promptsFirst"),
            memory(f.object("memory")),
            SpeedConstants.NONE,
            Map.of(),
            null,
            Measured.read(f));
    f.done();
    return era;
  }

  private static Engine.Share share(Fields f) {
    String text = f.text("share");
    for (Engine.Share share : Engine.Share.values()) {
      if (share.name().toLowerCase(Locale.ROOT).equals(text)) {
        return share;
      }
    }
    throw f.wrong("share", "must be total or free");
  }

  private static Engine.MemoryRule memory(Fields f) {
    Engine.MemoryRule rule =
        new Engine.MemoryRule(
            share(f),
            within(f, "fraction", 0.01, 1),
            within(f, "contextGiB", 0, LARGEST),
            within(f, "communicationGiB", 0, LARGEST),
            count(f, "batchedTokens"),
            count(f, "maxSequences"),
            within(f, "activationWidths", 0, LARGEST),
            f.has("scoreBytes") ? within(f, "scoreBytes", 0, LARGEST) : 0);
    f.done();
    return rule;
  }

  private static double within(Fields f, String key, double least, int most) {
    double number = f.number(key);
    if (!(number >= least && number <= most)) {
      throw f.wrong(key, "must be from " + least + " to " + most);
    }
    return number;
  }

  /** A whole number from one to a million. */
  static int count(Fields f, String key) {
    int number = f.whole(key);
    if (number < 1 || number > LARGEST) {
      throw f.wrong(key, "must be from 1 to " + LARGEST);
    }
    return number;
  }

  private static SpeedConstants constants(
      Fields f, Map<String, @Nullable Double> shared, Map<String, @Nullable Double> overrides) {
    Map<Constant, Double> merged = new EnumMap<>(Constant.class);
    put(f, shared, merged);
    int profile = merged.size();
    put(f, overrides, merged);
    if (merged.size() != profile) {
      throw f.wrong("families", "a family may only override the constants of speed");
    }
    try {
      return SpeedConstants.of(merged);
    } catch (IllegalArgumentException e) {
      throw f.wrong("speed", String.valueOf(e.getMessage()));
    }
  }

  private static void put(
      Fields f, Map<String, @Nullable Double> values, Map<Constant, Double> into) {
    values.forEach(
        (name, value) -> {
          @Nullable Constant constant = Constant.of(name);
          if (constant == null) {
            throw f.wrong("speed", "unknown constant " + name);
          }
          if (value == null) {
            throw f.wrong("speed", name + " is missing");
          }
          if (!constant.allows(value)) {
            throw f.wrong("speed", name + " is " + value + ", which no engine has");
          }
          into.put(constant, value);
        });
  }
}
