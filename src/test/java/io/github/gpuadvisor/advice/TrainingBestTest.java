package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.deployment.Node;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.deployment.TrainingPlans;
import io.github.gpuadvisor.estimate.Estimator;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Models;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The best of all ways to train on eight GPUs. */
class TrainingBestTest {
  private static final Accelerator GPU = aGpu().build();
  private static final Node EIGHT = Node.of(GPU, 8, null);

  /** A millisecond to launch a layer, so that few large micro batches are faster than many. */
  private static Engines launching() {
    return anEngine()
        .withConstant("trainLayerMicros", 1000)
        .withConstant("sampleTrainLayerMicros", 1000);
  }

  private static Workload work(Models model) {
    return Works.of(model).fineTuning(FineTuning.Method.LORA);
  }

  private static Setup setup(Engines engine) {
    return aPlan().withEngine(engine).setup();
  }

  private static Candidate best(Engines engine, Workload work) {
    return Objects.requireNonNull(
        new TrainingSizer(GPU, setup(engine), Asked.of(work).request())
            .best(EIGHT, 8, TrainingPlans.Fixed.NOTHING));
  }

  private static List<Plan> all(Engines engine, Workload work) {
    List<Plan> plans = new ArrayList<>();
    TrainingPlans.each(setup(engine), work, 8, 8, TrainingPlans.Fixed.NOTHING, plans::add);
    return plans;
  }

  /** Tokens or samples a second; nothing of what does not fit. */
  private static double rate(Plan plan, Workload work) {
    MemoryEstimate needed = Estimator.memory(GPU, plan, work);
    return needed.fits()
        ? Estimator.performance(new Deployment(GPU, plan, EIGHT, 1, null), work, needed)
            .trainingTokensPerSecond()
            .value()
        : 0;
  }

  private static void assertFastest(Models model) {
    Workload work = work(model);
    Plan chosen = best(launching(), work).deployment().plan();
    double fastest =
        all(launching(), work).stream().mapToDouble(plan -> rate(plan, work)).max().orElseThrow();
    assertThat(rate(chosen, work)).isEqualTo(fastest);
    assertThat(chosen.microBatch()).as("launches are shared").isGreaterThan(1);
  }

  @Test
  void theFastestThatFitsIsTaken() {
    assertFastest(aModel());
    assertFastest(aVisionModel());
  }

  @Test
  void ofEquallyFastOnesTheSmallestMicroBatchIsTaken() {
    assertThat(best(anEngine(), work(aModel())).deployment().plan().microBatch()).isEqualTo(1);
    assertThat(best(anEngine(), work(aVisionModel())).deployment().plan().microBatch())
        .isEqualTo(1);
  }

  @Test
  void whereNoneFitsTheOneThatLacksLeastIsTaken() {
    Workload huge = work(aModel().withParameters(1e13));
    Candidate nearest = best(anEngine(), huge);
    double least =
        all(anEngine(), huge).stream()
            .mapToDouble(plan -> Estimator.memory(GPU, plan, huge).load())
            .min()
            .orElseThrow();
    assertThat(nearest.memory().fits()).isFalse();
    assertThat(nearest.memory().load()).isEqualTo(least);
  }
}
