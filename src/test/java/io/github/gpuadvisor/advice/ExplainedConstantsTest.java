package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.catalog.Catalogs.aCatalog;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Offers.anOffer;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Evidence;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The constants that stand behind an answer, and what they were fitted on. */
class ExplainedConstantsTest {
  private static final Catalog CATALOG =
      aCatalog()
          .with(engine("vllm"), engine("pytorch"))
          .with(aGpu().build())
          .with(anOffer("test-gpu", 1).build())
          .withFile("engines/vllm.json", eraFittedOn("serving", 7))
          .withFile("engines/pytorch.json", eraFittedOn("training", 3))
          .build();

  private static Engine engine(String id) {
    Engines engine = anEngine().withId(id).withConstant("stepMicros", 100);
    return engine.withConstant("trainStepMicros", 200).build();
  }

  /** The fixture's memory is HBM, so that its family is called so. */
  private static String eraFittedOn(String work, int rows) {
    return """
        {"eras": [{"era": "test", "fit": {"byFamily": {"%s": {"test-architecture-hbm":
          {"rows": %d, "fit": {"median": 0.1, "p90": 0.2}}}}}}]}
        """
        .formatted(work, rows);
  }

  private static Explanation explained(Asked asked) {
    Advisor advisor = new Advisor(CATALOG);
    return new Explainer(advisor)
        .explain(
            advisor.recommend(asked.request()), Objects.requireNonNull(CATALOG.gpu("test-gpu")));
  }

  private static Explanation tuning() {
    return explained(Asked.of(Works.of(aModel()).fineTuning(FineTuning.Method.LORA)));
  }

  @Test
  void servingHasItsOwnConstants() {
    assertThat(explained(Asked.anything()).constants())
        .containsEntry(Constant.STEP_MICROS, 100.0)
        .as("a share of the products is always taken")
        .containsEntry(Constant.GEMM16, 0.5)
        .doesNotContainKeys(Constant.TRAIN_STEP_MICROS, Constant.TRAIN16, Constant.SAMPLES);
  }

  @Test
  void whatIsAtTheValueAtWhichItDoesNothingIsLeftOut() {
    assertThat(explained(Asked.anything()).constants())
        .doesNotContainKeys(Constant.LAYER_MICROS, Constant.EXPERTS, Constant.MEMORY_CEILING);
  }

  @Test
  void trainingHasItsOwnConstants() {
    assertThat(tuning().constants())
        .containsEntry(Constant.TRAIN_STEP_MICROS, 200.0)
        .containsKey(Constant.TRAIN16)
        .doesNotContainKeys(Constant.STEP_MICROS, Constant.GEMM16);
  }

  @Test
  void evidenceIsOfTheFamilyAtThatWork() {
    assertThat(explained(Asked.anything()).evidence())
        .extracting(Evidence::rows)
        .as("measurements of serving")
        .isEqualTo(7);
    assertThat(tuning().evidence()).extracting(Evidence::rows).isEqualTo(3);
  }
}
