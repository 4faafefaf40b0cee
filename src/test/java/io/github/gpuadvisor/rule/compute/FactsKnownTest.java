package io.github.gpuadvisor.rule.compute;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Inference;
import org.junit.jupiter.api.Test;

class FactsKnownTest {
  private static final Catalog CATALOG = aCatalog().with(anEngine().withId("vllm").build()).build();

  private static Verdict check(Gpus gpu) {
    return new FactsKnown().check(gpu.build(), Asked.anything().request(), CATALOG);
  }

  @Test
  void isComputeFacts() {
    assertThat(new FactsKnown().id()).isEqualTo("compute/facts");
  }

  @Test
  void passesWhereBandwidthAndRateAreKnown() {
    assertMet(check(aGpu()));
  }

  @Test
  void failsWhereNobodyStatesTheBandwidth() {
    Verdict.Failed failed =
        assertFailed(
            check(aGpu().withBandwidth(null)),
            "Test test-gpu: no source states its memory bandwidth",
            null);
    assertThat(failed.excess()).isEqualTo(Double.MAX_VALUE);
  }

  @Test
  void failsWhereNobodyStatesAnyRate() {
    Gpus silent = aGpu();
    for (Dtype dtype : Dtype.values()) {
      silent.without(dtype);
    }
    assertFailed(check(silent), "Test test-gpu: no source states any of its rates", null);
  }

  @Test
  void failsWhereASampleOfTheModelIsUnknown() {
    Inference work = Works.of(aVisionModel().withSample(null)).serving();
    assertFailed(
        new FactsKnown().check(aGpu().build(), Asked.of(work).request(), CATALOG),
        "no source states the operations of one sample of Test test-model",
        null);
  }

  @Test
  void passesModelsThatTrainOnSamples() {
    assertMet(
        new FactsKnown()
            .check(
                aGpu().build(), Asked.of(Works.of(aVisionModel()).training()).request(), CATALOG));
  }

  @Test
  void leavesAChipThatRunsNothingToTheRulesAboutEngines() {
    Catalog empty = aCatalog().build();
    assertMet(new FactsKnown().check(aGpu().build(), Asked.anything().request(), empty));
  }
}
