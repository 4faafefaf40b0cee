package io.github.gpuadvisor.workload;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aListener;
import static io.github.gpuadvisor.testing.Models.aMixture;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Vendor;
import java.time.LocalDate;
import java.util.Map;

/** What someone typed, against a catalog of one NVIDIA and one AMD GPU, two models, two engines. */
final class Typed {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  static final Catalog CATALOG =
      aCatalog()
          .with(
              aGpu().withId("green-80gb").withAliases("Green Card").build(),
              aGpu().withId("green-40gb").withMemory(40).build(),
              aGpu().withId("red").withVendor(Vendor.AMD).build())
          .with(
              aModel().build(),
              aVisionModel().withId("eyes").build(),
              aListener("ears", 1500).build(),
              aListener("half-deaf", null).build(),
              aMixture().withId("many").build())
          .with(
              anEngine().withId("vllm").standingFor("sglang").withEarlierEra("2024", "0.7").build(),
              anEngine().withId("unmeasured").withConstantsOf("vllm").build(),
              aLayerSplitter().withId("llama.cpp").withAliases("llamacpp").build())
          .with(
              anOffer("green-80gb", 8).withProvider("lambda").build(),
              anOffer("red", 1).withProvider("aws").build())
          .withProfile(
              "balanced",
              Map.of(
                  "cost/per-token", 0.4,
                  "speed/pace", 0.35,
                  "energy/per-token", 0.1,
                  "operations/few-parts", 0.15))
          .withProfile(
              "cost",
              Map.of(
                  "cost/per-token", 0.75,
                  "speed/pace", 0.1,
                  "energy/per-token", 0.05,
                  "operations/few-parts", 0.1))
          .build();

  private Typed() {}

  /** Settings from {@code key=value}, each typed as its option. */
  static Settings settings(String... typed) {
    Settings settings = new Settings();
    for (String one : typed) {
      int equals = one.indexOf('=');
      String key = one.substring(0, equals);
      settings.put(key, one.substring(equals + 1), Option.flag(key));
    }
    return settings;
  }

  static Request request(String kind, String... typed) {
    return new RequestReader(CATALOG, TODAY).read(kind, settings(typed));
  }

  /** A question about serving the test model. */
  static Request serving(String... typed) {
    Settings settings = settings(typed);
    if (!settings.has("params") && !settings.has("model")) {
      settings.put("model", "test-model", "--model");
    }
    return new RequestReader(CATALOG, TODAY).read("inference", settings);
  }
}
