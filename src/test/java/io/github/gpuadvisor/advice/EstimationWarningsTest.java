package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.advice.Stated.GPU;
import static io.github.gpuadvisor.advice.Stated.answer;
import static io.github.gpuadvisor.advice.Stated.pinned;
import static io.github.gpuadvisor.advice.Stated.plan;
import static io.github.gpuadvisor.advice.Stated.refused;
import static io.github.gpuadvisor.advice.Stated.serving;
import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Warning;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an estimate warns of, and what it refuses. */
class EstimationWarningsTest {
  @Test
  void saysWhereRequestsArriveFasterThanTheyAreServed() {
    assertThat(arriving(1000)).extracting(Warning::code).containsExactly("cannot-keep-up");
    assertThat(arriving(1000).get(0).sentence())
        .startsWith("requests arrive at 1,000 a second and are finished at ");
    assertThat(arriving(0.05)).isEmpty();
  }

  private static List<Warning> arriving(double perSecond) {
    Request rate = Asked.of(Works.of(aModel()).withRate(perSecond).serving()).request();
    return answer(rate, pinned(1, 1, null, null)).warnings();
  }

  @Test
  void asManySequencesAsFitDoNotWait() {
    int most =
        answer(serving(), pinned(1, null, null, null)).estimate().memory().sequencesPerReplica();
    assertThat(most).isGreaterThan(1);
    assertThat(users(most)).isEmpty();
    assertThat(users(most + 1))
        .extracting(Warning::sentence)
        .containsExactly(
            "memory holds %d of %d sequences at once in each copy; the others wait"
                .formatted(most, most + 1));
  }

  private static List<Warning> users(int count) {
    Request request = Asked.of(Works.of(aModel()).withUsers(count).serving()).request();
    return answer(request, pinned(1, null, null, null)).warnings();
  }

  @Test
  void whereNoneFitsNoneWaits() {
    Request larger =
        Asked.of(Works.of(aModel().withParameters(30e9)).withUsers(8).serving()).request();
    assertThat(answer(larger, pinned(1, null, null, null)).warnings()).isEmpty();
  }

  @Test
  void expertsInOnePlaceAreNoExpertParallelism() {
    Pinned one = new Pinned(GPU, 1, null, null, null, 1, null, null, null, Pinned.InHost.NOTHING);
    assertThat(answer(serving(), one).warnings()).isEmpty();
  }

  @Test
  void saysWhatTheHostMustHold() {
    Pinned split =
        new Pinned(
            GPU, 1, null, null, null, null, null, null, null, new Pinned.InHost(8, null, 60.0));
    Request layers = Asked.anything().withEngine("llama.cpp").request();
    assertThat(answer(layers, split).warnings())
        .extracting(Warning::code)
        .containsExactly("host-memory");
  }

  @Test
  void aFormatThatTheChipLacksIsRefusedWithAnother() {
    Accelerator old = aGpu().withId("old").without(Dtype.FP8).build();
    Catalog catalog =
        aCatalog().with(old).with(anEngine().withId("vllm").withoutWeightOnly().build()).build();
    Request request = Asked.of(Works.of(aModel()).withPrecision(Precision.FP8).serving()).request();
    Pinned pinned =
        new Pinned(old, 1, null, null, null, null, null, null, null, Pinned.InHost.NOTHING);
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> new Estimation(catalog).estimate(request, pinned));
    assertThat(refusal.hint()).isEqualTo("Maybe --precision bf16");
    assertThat(refused(serving(), pinnedTo("red")).hint()).as("no format helps there").isEmpty();
  }

  private static Pinned pinnedTo(String red) {
    Accelerator gpu = aGpu().withId(red).withVendor(Vendor.AMD).build();
    return new Pinned(gpu, 1, null, null, null, null, null, null, null, Pinned.InHost.NOTHING);
  }

  @Test
  void trainingOnSamplesOfUnknownWorkIsRefused() {
    Models silent = aVisionModel().withSample(new Model.Sample("image", null, 224, null));
    Request tuning = Asked.of(Works.of(silent).fineTuning(FineTuning.Method.FULL)).request();
    assertThat(refused(tuning, pinned(1, null, null, null)))
        .hasMessageEndingWith("is not modeled: no source tells the operations of a sample");
    Request known = Asked.of(Works.of(aVisionModel()).fineTuning(FineTuning.Method.FULL)).request();
    assertThat(plan(known, pinned(1, null, null, null)).gpus()).isEqualTo(1);
  }
}
