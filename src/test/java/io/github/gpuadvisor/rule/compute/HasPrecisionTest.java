package io.github.gpuadvisor.rule.compute;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Works;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HasPrecisionTest {
  private static Gpus ampere() {
    return aGpu().withId("ampere").without(Dtype.FP8);
  }

  private static Verdict check(Engines engine, Gpus gpu, @Nullable Precision precision) {
    return new HasPrecision()
        .check(
            gpu.build(),
            Asked.of(Works.of(aModel()).withPrecision(precision).serving()).request(),
            aCatalog().with(engine.withId("vllm").build()).build());
  }

  @Test
  void isComputePrecision() {
    assertThat(new HasPrecision().id()).isEqualTo("compute/precision");
  }

  @Test
  void passesWhereTheChipComputesInTheFormat() {
    assertMet(check(anEngine().withoutWeightOnly(), aGpu(), Precision.FP8));
  }

  @Test
  void passesWhereTheEngineStoresTheFormatAndComputesIn16Bit() {
    assertMet(check(anEngine(), ampere(), Precision.FP8));
  }

  @Test
  void passesWhereTheComputeCapabilityIsExactlyTheOneNeeded() {
    Engines engine = anEngine().withoutWeightOnly().withWeightOnly(Precision.INT4, 8.0);
    assertMet(check(engine, aGpu().withComputeCapability("8.0"), Precision.INT4));
  }

  @Test
  void failsBelowTheComputeCapabilityNeededAndNamesTheChip() {
    Engines engine = anEngine().withoutWeightOnly().withWeightOnly(Precision.FP8, 8.0);
    assertFailed(
        check(engine, ampere().withComputeCapability("7.5"), Precision.FP8),
        "Test ampere has no fp8, and the engine has no weight-only form of it there",
        "--precision bf16");
  }

  @Test
  void failsWhereTheChipHasNoBf16AndPointsToFp16() {
    assertFailed(
        check(anEngine(), aGpu().withId("volta").without(Dtype.BF16), Precision.BF16),
        "Test volta has no bf16",
        "--precision fp16");
  }

  @Test
  void failsWhereTheEngineHasNoGgufAndPointsToThePublishedFormat() {
    Verdict verdict =
        new HasPrecision()
            .check(
                aGpu().build(),
                Asked.of(Works.of(aModel()).withPrecision(Precision.Q4_K_M).serving())
                    .withEngine("vllm")
                    .request(),
                aCatalog().with(anEngine().withoutWeightOnly().withId("vllm").build()).build());
    assertFailed(
        verdict,
        "Test test-gpu has no q4_k_m, and the engine has no weight-only form of it there",
        "--precision auto");
  }

  @Test
  void failsWhereTheEngineHasNoInt4AndPointsToThePublishedFormat() {
    assertFailed(
        check(anEngine().withoutWeightOnly(), aGpu(), Precision.INT4),
        "Test test-gpu has no int4, and the engine has no weight-only form of it there",
        "--precision auto");
  }

  @Test
  void leavesAChipOfWhichNoRateIsKnownToTheRuleAboutFacts() {
    Gpus silent = aGpu();
    for (Dtype dtype : Dtype.values()) {
      silent.without(dtype);
    }
    assertMet(check(anEngine(), silent, Precision.FP8));
  }

  @Test
  void aFormatNotAskedForIsTheCheckpointsOwn() {
    Verdict verdict =
        new HasPrecision()
            .check(
                aGpu().build(),
                Asked.of(Works.of(aModel().withPublished(Precision.MXFP4)).serving()).request(),
                aCatalog().with(anEngine().withoutWeightOnly().withId("vllm").build()).build());
    assertFailed(
        verdict,
        "Test test-gpu has no mxfp4, and the engine has no weight-only form of it there",
        "--precision bf16");
  }

  @Test
  void asksNothingOfAChipThatTheEngineDoesNotRunOn() {
    assertMet(check(anEngine().withVendors(Vendor.AMD), aGpu(), Precision.FP8));
  }

  @Test
  void passesWhereTheSecondEngineHasTheFormat() {
    Asked asked = Asked.of(Works.of(aModel()).withPrecision(Precision.INT4).serving());
    assertMet(
        new HasPrecision()
            .check(
                aGpu().build(),
                asked.request(),
                aCatalog()
                    .with(
                        anEngine().withoutWeightOnly().withId("vllm").build(),
                        aLayerSplitter().withId("llama.cpp").build())
                    .build()));
  }
}
