package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.advice.Stated.GPU;
import static io.github.gpuadvisor.advice.Stated.answer;
import static io.github.gpuadvisor.advice.Stated.pinned;
import static io.github.gpuadvisor.advice.Stated.plan;
import static io.github.gpuadvisor.advice.Stated.refused;
import static io.github.gpuadvisor.advice.Stated.serving;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import org.junit.jupiter.api.Test;

class EstimationTest {
  @Test
  void withoutACountTakesTheFewestThatFit() {
    assertThat(plan(serving(), pinned(null, null, null, null)).gpus()).isEqualTo(1);
    Request larger = Asked.of(Works.of(aModel().withParameters(30e9)).serving()).request();
    Plan fewest = plan(larger, pinned(null, null, null, null));
    assertThat(fewest.gpus()).isEqualTo(4);
    assertThat(answer(larger, pinned(2, null, null, null)).estimate().memory().fits()).isFalse();
  }

  @Test
  void splitsTensorsBeforeLayers() {
    Request larger = Asked.of(Works.of(aModel().withParameters(30e9)).serving()).request();
    assertThat(plan(larger, pinned(null, null, null, null)).tensorParallel()).isEqualTo(4);
  }

  @Test
  void performanceIsComputedEvenWhereNothingFits() {
    Request larger = Asked.of(Works.of(aModel().withParameters(30e9)).serving()).request();
    Estimate estimate = answer(larger, pinned(1, null, null, null)).estimate();
    assertThat(estimate.memory().fits()).isFalse();
    assertThat(estimate.performance().outputTokensPerSecond().value()).isPositive();
  }

  @Test
  void trainingWithoutACountTakesTheFirstPowerOfTwoThatFits() {
    Request tuning = Asked.of(Works.of(aModel()).fineTuning(FineTuning.Method.FULL)).request();
    int fewest = plan(tuning, pinned(null, null, null, null)).gpus();
    assertThat(fewest).isGreaterThan(1);
    assertThat(answer(tuning, pinned(fewest, null, null, null)).estimate().memory().fits())
        .isTrue();
    assertThat(answer(tuning, pinned(fewest / 2, null, null, null)).estimate().memory().fits())
        .isFalse();
  }

  @Test
  void aChipThatNoEngineRunsOnIsRefusedByItsName() {
    Accelerator red = aGpu().withId("red").withVendor(Vendor.AMD).build();
    Pinned pinned =
        new Pinned(red, 1, null, null, null, null, null, null, null, Pinned.InHost.NOTHING);
    InvalidInputException refusal = refused(serving(), pinned);
    assertThat(refusal.code()).isEqualTo("unsupported");
    assertThat(refusal)
        .hasMessage(
            "Test red is not supported by Test vllm or Test llama.cpp or Test pytorch for"
                + " inference");
  }

  @Test
  void takesTheOfferThatCostsLeastForTheGpusStated() {
    assertThat(answer(serving(), pinned(1, null, null, null)).estimate().cost().perHour())
        .isEqualTo(1);
    Estimate eight = answer(serving(), pinned(8, null, null, null)).estimate();
    assertThat(eight.deployment().offer().provider()).isEqualTo("eight");
    assertThat(eight.cost().perHour()).isEqualTo(7);
  }

  @Test
  void theCountStaysTheOneStatedWhereAnInstanceWouldBringMore() {
    Estimate four = answer(serving(), pinned(4, 4, null, null)).estimate();
    assertThat(four.deployment().gpuCount()).isEqualTo(4);
    assertThat(four.deployment().offer()).isNull();
    assertThat(four.cost().perHour()).isNull();
  }

  @Test
  void saysWhereNotAllSequencesFitAtOnce() {
    Request many =
        Asked.of(Works.of(aModel()).withContext(32_768).withUsers(64).serving()).request();
    assertThat(answer(many, pinned(1, null, null, null)).warnings())
        .extracting(Warning::code)
        .containsExactly("kv-cache-full");
  }

  @Test
  void anotherShareOfMemoryLeavesOtherRoom() {
    Pinned half =
        new Pinned(GPU, 1, null, null, null, null, null, 0.5, null, Pinned.InHost.NOTHING);
    assertThat(answer(serving(), half).estimate().memory().usablePerGpu().gib()).isEqualTo(12);
    assertThat(answer(serving(), half).estimate().memory().fits()).isFalse();
  }

  @Test
  void unknownSpeedIsSaid() {
    Accelerator silent = aGpu().withMemory(24).withBandwidth(null).build();
    Pinned pinned =
        new Pinned(silent, 1, null, null, null, null, null, null, null, Pinned.InHost.NOTHING);
    Estimation.Answer answer = answer(serving(), pinned);
    assertThat(answer.estimate().performance()).isNull();
    assertThat(answer.warnings()).extracting(Warning::code).containsExactly("speed-unknown");
  }

  /** Three GPUs a copy leave two of each eight: 24 would be paid as 32. */
  @Test
  void anInstanceThatCopiesLeavePartlyEmptyIsNoPriceOfTheCountStated() {
    Estimate copies = answer(serving(), pinned(24, 1, 3, 8)).estimate();
    assertThat(copies.deployment().gpuCount()).isEqualTo(24);
    assertThat(copies.deployment().offer()).isNull();
  }

  @Test
  void cardsArePricedWhereTheyAreToBeBought() {
    Estimate rented = answer(serving(), pinned(4, 4, null, null)).estimate();
    assertThat(rented.cost().purchase()).isNull();
    Estimate bought =
        answer(Asked.anything().toBuy().request(), pinned(4, 4, null, null)).estimate();
    assertThat(bought.cost().purchase()).as("four at 1,500 dollars").isEqualTo(6000);
    assertThat(bought.deployment().offer()).isNull();
  }
}
