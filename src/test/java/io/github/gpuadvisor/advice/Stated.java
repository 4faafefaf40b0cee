package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.aPurchase;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Request;
import org.jspecify.annotations.Nullable;

/** Estimates of stated deployments on a GPU of 24 GiB. */
final class Stated {
  static final Accelerator GPU = aGpu().withMemory(24).build();
  static final Catalog CATALOG =
      aCatalog()
          .with(GPU)
          .with(
              anEngine().withId("vllm").withVendors(Vendor.NVIDIA).build(),
              aLayerSplitter().withId("llama.cpp").withVendors(Vendor.NVIDIA).build(),
              anEngine().withId("pytorch").withVendors(Vendor.NVIDIA).build())
          .with(
              anOffer("test-gpu", 1).withPrice(1.0).withProvider("one").build(),
              anOffer("test-gpu", 8).withPrice(7.0).withProvider("eight").build())
          .with(aPurchase("test-gpu", 1500))
          .build();

  static Request serving() {
    return Asked.of(Works.of(aModel()).serving()).request();
  }

  static Pinned pinned(
      @Nullable Integer count,
      @Nullable Integer tensor,
      @Nullable Integer pipeline,
      @Nullable Integer data) {
    return new Pinned(
        GPU, count, tensor, pipeline, data, null, null, null, null, Pinned.InHost.NOTHING);
  }

  static Estimation.Answer answer(Request request, Pinned pinned) {
    return new Estimation(CATALOG).estimate(request, pinned);
  }

  static Plan plan(Request request, Pinned pinned) {
    return answer(request, pinned).estimate().deployment().plan();
  }

  static InvalidInputException refused(Request request, Pinned pinned) {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> answer(request, pinned));
    assertThat(refusal).as("a refusal").isNotNull();
    return refusal;
  }

  private Stated() {}
}
