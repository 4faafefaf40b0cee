package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Plans;
import io.github.gpuadvisor.testing.Works;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactListTest {
  private static List<Sourced> facts(Gpus gpu, Models model, @Nullable Estimate estimate) {
    return new FactList(aCatalog().build())
        .of(gpu.build(), Asked.of(Works.of(model).serving()).request(), estimate);
  }

  private static List<Sourced> of(String what, List<Sourced> facts) {
    return facts.stream().filter(fact -> fact.of().equals(what)).toList();
  }

  private static Estimate on(Plans plan) {
    Accelerator gpu = aGpu().build();
    return Predicted.nothing().on(plan.on(gpu, null)).estimate();
  }

  /** Of the fixture: 80 GB and GiB, 1000 GB/s, 400 W and 100 W. */
  @Test
  void aChipWithoutAPlanHasMemoryAndPower() {
    assertThat(of("gpu", facts(aGpu(), aModel(), null)))
        .extracting(Sourced::path, Sourced::value)
        .containsExactly(
            tuple("memory.capacityGB", "80"),
            tuple("memory.usableGiB", "80"),
            tuple("memory.bandwidthGBps", "1,000"),
            tuple("tdpWatts", "400"),
            tuple("idleWatts", "100"));
  }

  @Test
  void whatNoSourceStatesIsNoFact() {
    assertThat(of("gpu", facts(aGpu().withUnmeasuredMemory(80), aModel(), null)))
        .extracting(Sourced::path)
        .contains("memory.capacityGB")
        .doesNotContain("memory.usableGiB");
  }

  @Test
  void whatIsNoWholeNumberHasSixFigures() {
    assertThat(of("gpu", facts(aGpu().withBandwidth(3352.25), aModel(), null)))
        .extracting(Sourced::value)
        .contains("3,352.25");
    assertThat(of("gpu", facts(aGpu().withBandwidth(1234.5678), aModel(), null)))
        .extracting(Sourced::value)
        .contains("1,234.57");
    assertThat(of("model", facts(aGpu(), aModel().withParameters(8_030_261_248.0), null)))
        .extracting(Sourced::value)
        .as("a count is shown whole")
        .contains("8,030,261,248");
  }

  /** Products run in 8 bit, the rest in 16. */
  @Test
  void aPlanStandsOnTheRatesThatItComputesWith() {
    Estimate estimate = on(aPlan().withPrecision(Precision.FP8));
    assertThat(of("gpu", facts(aGpu(), aModel(), estimate)))
        .extracting(Sourced::path, Sourced::value)
        .containsSubsequence(
            tuple("memory.bandwidthGBps", "1,000"),
            tuple("denseTflops.fp8", "1,000"),
            tuple("denseTflops.bf16", "500"),
            tuple("tdpWatts", "400"))
        .hasSize(7);
  }

  @Test
  void aRateIsNamedOnceAndALinkOnlyWhereSeveralGpusMeet() {
    assertThat(of("gpu", facts(aGpu(), aModel(), on(aPlan()))))
        .extracting(Sourced::path)
        .containsOnlyOnce("denseTflops.bf16")
        .doesNotContain("link.GBpsPerDirection");
    assertThat(of("gpu", facts(aGpu(), aModel(), on(aPlan().withTensorParallel(2)))))
        .extracting(Sourced::path, Sourced::value)
        .contains(tuple("link.GBpsPerDirection", "100"));
  }

  @Test
  void aFactHasItsOwnSourceElseThatOfTheObjectItStandsIn() {
    Gpus gpu = aGpu().withSources(Map.of("memory", "lost", "memory.bandwidthGBps", "test"));
    List<Sourced> own = of("gpu", facts(gpu, aModel(), null));
    assertThat(own)
        .filteredOn(fact -> fact.source() != null)
        .extracting(Sourced::path)
        .containsExactly("memory.bandwidthGBps");

    List<Sourced> inherited = of("gpu", facts(aGpu(), aModel(), null));
    assertThat(inherited)
        .filteredOn(fact -> fact.source() != null)
        .extracting(Sourced::path)
        .as("idleWatts has no source in the fixture")
        .containsExactly(
            "memory.capacityGB", "memory.usableGiB", "memory.bandwidthGBps", "tdpWatts");
    assertThat(inherited.get(0).source().url()).isEqualTo("https://example.com");
  }

  @Test
  void aTransformerHasItsShape() {
    assertThat(of("model", facts(aGpu(), aModel().withCheckpointGB(16), null)))
        .extracting(Sourced::path, Sourced::value)
        .containsExactly(
            tuple("parameters", "8,000,000,000"),
            tuple("checkpointGB", "16"),
            tuple("layers", "32"),
            tuple("hiddenSize", "4,096"),
            tuple("intermediateSize", "14,336"),
            tuple("vocabularySize", "128,000"));
  }

  @Test
  void activeParametersAreAFactWhereTheyAreNotAll() {
    assertThat(facts(aGpu(), aModel().withActiveParameters(2e9), null))
        .extracting(Sourced::path, Sourced::value)
        .contains(tuple("activeParameters", "2,000,000,000"));
  }

  @Test
  void aVisionModelHasTheWorkOfASample() {
    assertThat(of("model", facts(aGpu(), aVisionModel(), null)))
        .extracting(Sourced::path, Sourced::value)
        .containsExactly(
            tuple("parameters", "1,000,000,000"), tuple("sample.forwardGflops", "100"));
  }

  @Test
  void anEngineHasAVersionWhereOneIsKnown() {
    assertThat(of("engine", facts(aGpu(), aModel(), on(aPlan())))).isEmpty();
    Estimate versioned = on(aPlan().withEngine(anEngine().withVersion("1.2.3")));
    assertThat(of("engine", facts(aGpu(), aModel(), versioned)))
        .containsExactly(new Sourced("engine", "version", "1.2.3", null));
  }

  @Test
  void aPriceHasItsDayAndItsSource() {
    Accelerator gpu = aGpu().build();
    Deployment rented = aPlan().on(gpu, anOffer("test-gpu", 1).withPrice(2.5).build());
    List<Sourced> facts = facts(aGpu(), aModel(), Predicted.nothing().on(rented).estimate());
    assertThat(of("offer", facts))
        .extracting(Sourced::path, Sourced::value)
        .containsExactly(tuple("priceUsdPerHour", "2.50 on 2026-11-01"));
    assertThat(of("offer", facts).get(0).source()).isNotNull();
    assertThat(of("purchase", facts)).isEmpty();
  }

  @Test
  void anOfferWithoutAPriceIsNoFact() {
    Accelerator gpu = aGpu().build();
    Deployment unpriced = aPlan().on(gpu, anOffer("test-gpu", 1).withPrice(null).build());
    assertThat(of("offer", facts(aGpu(), aModel(), Predicted.nothing().on(unpriced).estimate())))
        .isEmpty();
  }

  @Test
  void aCardBoughtHasItsPrice() {
    Deployment own = aPlan().on(aGpu().build(), null);
    Estimate bought = Predicted.nothing().on(own).costingToBuy(900).estimate();
    List<Sourced> facts = facts(aGpu(), aModel(), bought);
    assertThat(of("purchase", facts))
        .extracting(Sourced::path, Sourced::value)
        .containsExactly(tuple("priceUsd", "900.00 on 2026-11-01"));
    assertThat(of("offer", facts)).isEmpty();
  }
}
