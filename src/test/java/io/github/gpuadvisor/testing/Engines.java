package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Era;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invented engine that can be worked out on paper: half of the matrix rate, all of the
 * bandwidth, no launch costs, 90 % of the device less half a GiB.
 */
public final class Engines extends Chips<Engines> {
  /** Of the driver on each device, and of collectives where several work together. */
  private static final double OVERHEAD_GIB = 0.5;

  private static final double ACTIVATION_WIDTHS = 2;

  private String id = "test-engine";
  private List<String> aliases = List.of();
  private List<String> standsFor = List.of();
  private Set<String> uses = Set.of("inference", "fine-tuning", "training");
  private @Nullable String version;
  private @Nullable String constantsOf;
  private boolean tensor = true;
  private boolean pipeline = true;
  private boolean layers;
  private int vocabularyMultiple = 64;
  private Engine.Share share = Engine.Share.TOTAL;
  private double fraction = 0.9;
  private int batchedTokens = 2048;
  private int maxSequences = 256;
  private final Speeds speeds = new Speeds();
  private final List<Era> earlier = new ArrayList<>();

  private Engines() {}

  public static Engines anEngine() {
    return new Engines();
  }

  /** An engine that gives whole layers to each device, as llama.cpp does. */
  public static Engines aLayerSplitter() {
    Engines engines = anEngine();
    engines.tensor = false;
    engines.pipeline = false;
    engines.layers = true;
    return engines;
  }

  public Engines withId(String value) {
    id = value;
    return this;
  }

  public Engines withAliases(String... values) {
    aliases = List.of(values);
    return this;
  }

  public Engines standingFor(String... values) {
    standsFor = List.of(values);
    return this;
  }

  /** The newest version; left out: no source says. */
  public Engines withVersion(String value) {
    version = value;
    return this;
  }

  public Engines withUses(String... values) {
    uses = Set.of(values);
    return this;
  }

  public Engines withConstantsOf(String engine) {
    constantsOf = engine;
    return this;
  }

  public Engines withoutPipelines() {
    pipeline = false;
    return this;
  }

  public Engines withVocabularyMultiple(int value) {
    vocabularyMultiple = value;
    return this;
  }

  /** The share of a device's memory that the engine takes, and of what. */
  public Engines withShare(Engine.Share of, double value) {
    share = of;
    fraction = value;
    return this;
  }

  /** Most tokens and sequences in one step. */
  public Engines withBudget(int tokens, int sequences) {
    batchedTokens = tokens;
    maxSequences = sequences;
    return this;
  }

  /** One constant of the speed model by the name that engine files give it. */
  public Engines withConstant(String name, double value) {
    speeds.put(name, value);
    return this;
  }

  /** An era before the newest, with the newest era's constants. */
  public Engines withEarlierEra(String era, String until) {
    earlier.add(era(era, until));
    return this;
  }

  private Era era(String era, @Nullable String until) {
    return new Era(
        era,
        until,
        false,
        new Engine.MemoryRule(
            share,
            fraction,
            OVERHEAD_GIB,
            OVERHEAD_GIB,
            batchedTokens,
            maxSequences,
            ACTIVATION_WIDTHS,
            0),
        speeds.constants(),
        Map.of(),
        null,
        Map.of());
  }

  @Override
  Engines self() {
    return this;
  }

  public Engine build() {
    List<Era> eras = new ArrayList<>(earlier);
    eras.add(era("test", null));
    return new Engine(
        id,
        "Test " + id,
        aliases,
        standsFor,
        uses,
        version,
        constantsOf,
        hardware(),
        new Engine.Parallelism(tensor, pipeline, false, layers, vocabularyMultiple),
        eras,
        Map.of());
  }
}
