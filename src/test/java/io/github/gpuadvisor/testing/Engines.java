package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.EngineHardware;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Vendor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An invented engine that can be worked out on paper: half of the matrix rate, all of the
 * bandwidth, no launch costs, 90 % of the device less half a GiB.
 */
public final class Engines {
  private String id = "test-engine";
  private List<String> aliases = List.of();
  private List<String> standsFor = List.of();
  private Set<String> uses = Set.of("inference", "fine-tuning", "training");
  private Set<Vendor> vendors = EnumSet.allOf(Vendor.class);
  private @Nullable Set<String> architectures;
  private @Nullable Double minComputeCapability;
  private @Nullable String since;
  private @Nullable String constantsOf;
  private Set<Precision> natives =
      EnumSet.of(Precision.FP32, Precision.BF16, Precision.FP16, Precision.FP8, Precision.INT8);
  private final Map<Precision, Double> weightOnly = new EnumMap<>(Precision.class);
  private boolean tensor = true;
  private boolean pipeline = true;
  private boolean layers;
  private int vocabularyMultiple = 64;
  private Engine.Share share = Engine.Share.TOTAL;
  private double fraction = 0.9;
  private double contextGiB = 0.5;
  private double communicationGiB = 0.5;
  private int batchedTokens = 2048;
  private int maxSequences = 256;
  private double activationWidths = 2;
  private final Speeds speeds = new Speeds();
  private final List<Era> earlier = new ArrayList<>();

  private Engines() {
    for (Precision precision : Precision.values()) {
      if (precision.bits() < 16) {
        weightOnly.put(precision, 0.0);
      }
    }
  }

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

  public Engines withUses(String... values) {
    uses = Set.of(values);
    return this;
  }

  public Engines withVendors(Vendor... values) {
    vendors = EnumSet.copyOf(List.of(values));
    return this;
  }

  public Engines withArchitectures(String... values) {
    architectures = Set.of(values);
    return this;
  }

  public Engines withMinComputeCapability(double value) {
    minComputeCapability = value;
    return this;
  }

  public Engines withConstantsOf(String engine) {
    constantsOf = engine;
    return this;
  }

  /** The first version that runs on its chips. */
  public Engines since(String version) {
    since = version;
    return this;
  }

  public Engines withNatives(Precision... values) {
    natives = EnumSet.copyOf(List.of(values));
    return this;
  }

  /** A precision that is stored small and computes in 16 bit from a compute capability up. */
  public Engines withWeightOnly(Precision precision, double capability) {
    weightOnly.put(precision, capability);
    return this;
  }

  public Engines withoutWeightOnly() {
    weightOnly.clear();
    return this;
  }

  public Engines withoutTensorParallelism() {
    tensor = false;
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

  /** Driver context per device, and collective buffers where several work together. */
  public Engines withOverhead(double context, double communication) {
    contextGiB = context;
    communicationGiB = communication;
    return this;
  }

  /** Most tokens and sequences in one step. */
  public Engines withBudget(int tokens, int sequences) {
    batchedTokens = tokens;
    maxSequences = sequences;
    return this;
  }

  public Engines withActivationWidths(double value) {
    activationWidths = value;
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
            contextGiB,
            communicationGiB,
            batchedTokens,
            maxSequences,
            activationWidths,
            0),
        speeds.constants(),
        Map.of(),
        null,
        Map.of());
  }

  public Engine build() {
    List<EngineHardware> hardware = new ArrayList<>();
    for (Vendor vendor : vendors) {
      hardware.add(
          new EngineHardware(
              vendor, architectures, minComputeCapability, since, natives, Map.copyOf(weightOnly)));
    }
    List<Era> eras = new ArrayList<>(earlier);
    eras.add(era("test", null));
    return new Engine(
        id,
        "Test " + id,
        aliases,
        standsFor,
        uses,
        null,
        constantsOf,
        hardware,
        new Engine.Parallelism(tensor, pipeline, false, layers, vocabularyMultiple),
        eras,
        Map.of());
  }
}
