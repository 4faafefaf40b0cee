package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What would admit a GPU that was left out. */
class RemediesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  private static Catalog catalog(Gpus gpu, Models model) {
    return aCatalog()
        .with(gpu.build())
        .with(model.build())
        .with(anEngine().withId("vllm").build(), anEngine().withId("pytorch").build())
        .with(
            anOffer("test-gpu", 1).withPrice(2.0).build(),
            anOffer("test-gpu", 4).withPrice(8.0).build())
        .withBalancedProfile()
        .build();
  }

  /** The failures of the one GPU, with the fixes that were tried. */
  private static List<Failure> failures(Catalog catalog, String kind, String... typed) {
    Settings settings = new Settings();
    settings.put("model", "test-model", "--model");
    for (String one : typed) {
      int equals = one.indexOf('=');
      String key = one.substring(0, equals);
      settings.put(key, one.substring(equals + 1), Option.flag(key));
    }
    RequestReader reader = new RequestReader(catalog, TODAY);
    Advisor advisor = new Advisor(catalog);
    Recommendation answer = advisor.recommend(reader.readForRanking(kind, settings));
    assertThat(answer.ranked()).isEmpty();
    List<Eliminated> mended =
        new Remedies(advisor, reader, kind, settings).mended(answer, 5).eliminated();
    assertThat(mended).hasSize(1);
    return mended.get(0).failures();
  }

  @Test
  void aSmallerFormatOrALargerInstanceMakesAModelFit() {
    Catalog catalog = catalog(aGpu().withMemory(80), aModel().withParameters(40e9));
    assertThat(failures(catalog, "inference", "maxGpus=1"))
        .extracting(Failure::requirement, Failure::fix)
        .containsExactly(tuple("memory/fits", "--precision fp8  or  --max-gpus 4"));
  }

  @Test
  void aFormatThatTheChipDoesNotRunIsNotShown() {
    Catalog catalog =
        aCatalog()
            .with(aGpu().withMemory(80).without(Dtype.FP8).without(Dtype.INT8).build())
            .with(aModel().withParameters(40e9).build())
            .with(anEngine().withId("vllm").withoutWeightOnly().build())
            .with(anOffer("test-gpu", 1).build(), anOffer("test-gpu", 2).build())
            .withProfile("balanced", Map.of("speed/pace", 1.0))
            .build();
    assertThat(failures(catalog, "inference", "maxGpus=1"))
        .extracting(Failure::fix)
        .containsExactly("--max-gpus 2");
  }

  @Test
  void aShorterContextMakesACacheFit() {
    Catalog catalog = catalog(aGpu().withMemory(24), aModel());
    List<Failure> failures = failures(catalog, "inference", "maxGpus=1", "context=128k");
    assertThat(failures).hasSize(1);
    assertThat(failures.get(0).fix()).startsWith("--context ");
    String context = failures.get(0).fix().split(" ", -1)[1];
    assertThat(Integer.parseInt(context)).isBetween(8192, 131_071);
    assertThat(Integer.parseInt(context) % 1024).isZero();
  }

  @Test
  void aLeanerMethodMakesFineTuningFit() {
    Catalog catalog = catalog(aGpu().withMemory(40), aModel());
    assertThat(failures(catalog, "fine-tuning", "method=full", "tokens=1M", "maxGpus=1"))
        .extracting(Failure::fix)
        .containsExactly("--method lora  or  --max-gpus 4");
    Catalog smaller = catalog(aGpu().withMemory(16), aModel());
    assertThat(
            failures(smaller, "fine-tuning", "method=lora", "tokens=1M", "maxGpus=1").get(0).fix())
        .contains("--method qlora");
  }

  @Test
  void aBudgetThatWouldDoIsNamed() {
    Catalog catalog = catalog(aGpu(), aModel());
    assertThat(failures(catalog, "inference", "budget=1.50/h"))
        .extracting(Failure::fix)
        .containsExactly("--budget 2.00/h");
  }

  @Test
  void twoFailuresAreMendedTogetherOrNotAtAll() {
    Catalog catalog = catalog(aGpu(), aModel());
    List<Failure> failures =
        failures(catalog, "inference", "budget=1/h", "minTokensPerSecond=100000");
    assertThat(failures)
        .extracting(Failure::requirement)
        .containsExactly("cost/budget", "speed/per-user");
    assertThat(failures).extracting(Failure::fix).allMatch(fix -> fix != null);
  }

  @Test
  void whatNoChangeMendsIsLeftWithoutAFix() {
    Catalog catalog = catalog(aGpu().withMemory(1), aModel().withParameters(900e9));
    assertThat(failures(catalog, "inference")).extracting(Failure::fix).containsOnlyNulls();
  }
}
