package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Catalogs;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** Questions about the test model as somebody types them, put to a few invented GPUs. */
record Typing(Catalog catalog, RequestReader reader, Advisor advisor) {
  static Typing about(Models model, List<Accelerator> gpus, Offer... offers) {
    Model one = model.build();
    Catalogs all =
        aCatalog()
            .with(anEngine().withId("vllm").withVendors(Vendor.NVIDIA).build())
            .with(one)
            .with(offers)
            .withBalancedProfile();
    gpus.forEach(all::with);
    Catalog catalog = all.build();
    return new Typing(
        catalog, new RequestReader(catalog, LocalDate.of(2026, 11, 25)), new Advisor(catalog));
  }

  /** {@code concurrency=4} and the like, beside the model. */
  static Settings settings(String... typed) {
    Settings settings = new Settings();
    settings.put("model", "test-model", "--model");
    for (String one : typed) {
      int equals = one.indexOf('=');
      String key = one.substring(0, equals);
      settings.put(key, one.substring(equals + 1), "--" + key);
    }
    return settings;
  }

  Recommendation answer(String... typed) {
    return advisor.recommend(reader.readForRanking("inference", settings(typed)));
  }

  Accelerator gpu(String id) {
    return Objects.requireNonNull(catalog.gpu(id));
  }
}
