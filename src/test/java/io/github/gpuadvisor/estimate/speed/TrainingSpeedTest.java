package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static io.github.gpuadvisor.testing.Plans.aNode;
import static io.github.gpuadvisor.testing.Plans.aTrainingPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.FineTuning.Method;
import io.github.gpuadvisor.workload.Workload;
import org.junit.jupiter.api.Test;

class TrainingSpeedTest {
  private static Performance of(Workload work) {
    return TrainingSpeed.of(
        aGpu().build(), aTrainingPlan().withDataParallel(8).withZero(1).build(), aNode(8), work);
  }

  @Test
  void aRunTakesItsTokensOverTheRate() {
    Performance seen = of(Works.of(aModel()).withTrainingTokens(1e10).training());

    double ideal = 1e10 / seen.trainingTokensPerSecond().value();
    assertThat(seen.durationSeconds().value())
        .isEqualTo(ideal / TrainingSpeed.goodput(8), within(1e-3));
    assertThat(seen.trainingTokensPerSecondPerGpu().value())
        .isEqualTo(seen.trainingTokensPerSecond().value() / 8, within(1e-6));
    assertThat(seen.outputTokensPerSecond()).isNull();
    assertThat(seen.ttft()).isNull();
  }

  @Test
  void samplesAreTokensOverTheSequenceLength() {
    Performance seen = of(Works.of(aModel()).withSequence(512).fineTuning(Method.FULL));

    assertThat(seen.itemsPerSecond().value())
        .isEqualTo(seen.trainingTokensPerSecond().value() / 512, within(1e-9));
  }

  @Test
  void aRunWithoutTokensHasNoDuration() {
    assertThat(of(Works.of(aModel()).withTrainingTokens(null).training()).durationSeconds())
        .isNull();
  }

  @Test
  void aTinyRunTakesOneStep() {
    Performance seen = of(Works.of(aModel()).withTrainingTokens(10.0).fineTuning(Method.FULL));

    assertThat(seen.durationSeconds().value())
        .isEqualTo(seen.stepSeconds().value() / TrainingSpeed.goodput(8), within(1e-6));
  }

  @Test
  void intervalsHoldTheirValue() {
    Performance seen = of(Works.of(aModel()).training());

    assertThat(seen.stepSeconds().high())
        .isEqualTo(seen.stepSeconds().value() * 1.25, within(1e-9));
    assertThat(seen.stepSeconds().low()).isEqualTo(seen.stepSeconds().value() / 1.25, within(1e-9));
  }

  @Test
  void largerClustersLoseMoreToFailures() {
    double before = 1;
    for (int gpus = 8; gpus <= 65_536; gpus *= 2) {
      double now = TrainingSpeed.goodput(gpus);
      assertThat(now).as("%d GPUs", gpus).isLessThan(before).isGreaterThanOrEqualTo(0.5);
      before = now;
    }
    assertThat(TrainingSpeed.goodput(16_384)).isBetween(0.8, 0.95);
  }

  @Test
  void isUnknownWhereAFactIsMissing() {
    assertThat(of(Works.of(aVisionModel()).training())).isNull();
  }
}
