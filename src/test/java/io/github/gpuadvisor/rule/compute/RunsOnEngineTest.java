package io.github.gpuadvisor.rule.compute;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.testing.Works;
import org.junit.jupiter.api.Test;

class RunsOnEngineTest {
  private static final Accelerator NVIDIA = aGpu().build();
  private static final Accelerator AMD = aGpu().withId("red").withVendor(Vendor.AMD).build();
  private static final Catalog CATALOG =
      aCatalog()
          .with(
              anEngine()
                  .withId("vllm")
                  .withUses("inference")
                  .withVendors(Vendor.NVIDIA)
                  .withMinComputeCapability(8.0)
                  .build(),
              aLayerSplitter()
                  .withId("llama.cpp")
                  .withUses("inference")
                  .withVendors(Vendor.NVIDIA, Vendor.APPLE)
                  .withMinComputeCapability(8.0)
                  .build())
          .build();

  private static Verdict check(Accelerator gpu, Asked asked) {
    return new RunsOnEngine().check(gpu, asked.request(), CATALOG);
  }

  @Test
  void isComputeEngine() {
    assertThat(new RunsOnEngine().id()).isEqualTo("compute/engine");
  }

  @Test
  void passesWhereAnEngineRunsOnTheChip() {
    assertMet(check(NVIDIA, Asked.anything()));
  }

  @Test
  void passesWhereOnlyTheSecondEngineRunsOnTheChip() {
    Accelerator apple = aGpu().withVendor(Vendor.APPLE).withComputeCapability("9.0").build();
    assertMet(check(apple, Asked.anything()));
  }

  @Test
  void passesAtExactlyTheComputeCapabilityNeeded() {
    assertMet(check(aGpu().withComputeCapability("8.0").build(), Asked.anything()));
  }

  @Test
  void failsBelowTheComputeCapabilityNeeded() {
    assertThat(check(aGpu().withComputeCapability("7.5").build(), Asked.anything()))
        .isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void failsWhereTheComputeCapabilityIsUnknown() {
    assertThat(check(aGpu().withComputeCapability(null).build(), Asked.anything()))
        .isInstanceOf(Verdict.Failed.class);
  }

  @Test
  void failsOnAnotherVendorAndNamesTheEnginesTried() {
    Verdict.Failed failed =
        assertFailed(
            check(AMD, Asked.anything()),
            "Test red is not supported by Test vllm or Test llama.cpp for inference",
            null);
    assertThat(failed.excess()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void namesOnlyTheEngineAskedFor() {
    assertFailed(
        check(AMD, Asked.anything().withEngine("vllm")),
        "Test red is not supported by Test vllm for inference",
        null);
  }

  @Test
  void failsWhereTheEngineDoesOtherWork() {
    assertFailed(
        check(NVIDIA, Asked.of(Works.of(aModel()).training()).withEngine("vllm")),
        "the engine asked for does not do training",
        null);
  }

  @Test
  void failsOnAVersionBeforeTheFirstThatRunsOnTheChip() {
    Catalog catalog =
        aCatalog()
            .with(anEngine().withId("vllm").withUses("inference").since("0.9").build())
            .build();
    Asked asked = Asked.anything().withEngine("vllm");

    Verdict early =
        new RunsOnEngine().check(NVIDIA, asked.withEngineVersion("0.8.5").request(), catalog);

    assertFailed(early, "Test test-gpu needs Test vllm 0.9 or later, not 0.8.5", "--engine vllm");
    assertMet(
        new RunsOnEngine().check(NVIDIA, asked.withEngineVersion("0.9.2").request(), catalog));
    assertMet(new RunsOnEngine().check(NVIDIA, asked.withEngineVersion("0.10").request(), catalog));
  }
}
