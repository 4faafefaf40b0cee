package io.github.gpuadvisor.rule;

import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.AtHand;
import io.github.gpuadvisor.workload.Limits;
import io.github.gpuadvisor.workload.Preferences;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A question without demands: serve one user of the test model, rented on demand. */
public final class Asked extends Markets<Asked> {
  private Workload workload = Works.of(Models.aModel()).serving();
  private @Nullable Set<String> gpus;
  private Set<String> excluded = Set.of();
  private @Nullable Set<Vendor> vendors;
  private @Nullable Set<GpuClass> classes;
  private @Nullable Integer maxGpus;
  private @Nullable Integer maxNodes;
  private @Nullable Double maxPower;
  private @Nullable String engine;
  private @Nullable String era;
  private @Nullable String version;
  private @Nullable AtHand atHand;
  private double reserved;
  private Map<String, Double> weights =
      Map.of(
          "cost/per-token", 0.4,
          "speed/pace", 0.3,
          "energy/per-token", 0.2,
          "operations/few-parts", 0.1);
  private Preferences.GroupBy groupBy = Preferences.GroupBy.GPU;
  private int top = 10;

  private Asked() {}

  public static Asked of(Workload workload) {
    Asked asked = new Asked();
    asked.workload = workload;
    return asked;
  }

  public static Asked anything() {
    return new Asked();
  }

  public Asked onlyGpus(String... ids) {
    gpus = Set.of(ids);
    return this;
  }

  public Asked without(String... ids) {
    excluded = Set.of(ids);
    return this;
  }

  public Asked onlyVendors(Vendor... values) {
    vendors = Set.of(values);
    return this;
  }

  public Asked onlyClasses(GpuClass... values) {
    classes = Set.of(values);
    return this;
  }

  public Asked atMostGpus(int value) {
    maxGpus = value;
    return this;
  }

  public Asked atMostNodes(int value) {
    maxNodes = value;
    return this;
  }

  public Asked atMostWatts(double value) {
    maxPower = value;
    return this;
  }

  public Asked withEngine(String id) {
    engine = id;
    return this;
  }

  public Asked withEra(String id) {
    era = id;
    return this;
  }

  public Asked withEngineVersion(String value) {
    version = value;
    return this;
  }

  /** With nothing but some GPUs at hand. */
  public Asked having(String gpu, int devices) {
    atHand =
        new AtHand(
            devices + " × " + gpu,
            Map.of(gpu, new AtHand.Stock(devices, null, null, null)),
            false,
            false);
    toUseWhatIsThere();
    return this;
  }

  /** The same, and what one would buy next. */
  public Asked steppingUpFrom(String gpu, int devices) {
    having(gpu, devices);
    atHand = new AtHand(atHand.name(), atHand.stocks(), false, true);
    return this;
  }

  public Asked reserving(double gib) {
    reserved = gib;
    return this;
  }

  public Asked weighing(Map<String, Double> values) {
    weights = values;
    return this;
  }

  public Asked groupedBy(Preferences.GroupBy value) {
    groupBy = value;
    return this;
  }

  public Asked showing(int rows) {
    top = rows;
    return this;
  }

  @Override
  Asked self() {
    return this;
  }

  public Request request() {
    return new Request(
        workload,
        new Limits(
            new Limits.Hardware(
                gpus, excluded, vendors, classes, maxGpus, maxNodes, maxPower, engine, era, version,
                atHand, reserved),
            market()),
        new Preferences("own", weights, top, groupBy),
        List.of(),
        List.of());
  }
}
