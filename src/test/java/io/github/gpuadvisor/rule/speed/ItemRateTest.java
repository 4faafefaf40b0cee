package io.github.gpuadvisor.rule.speed;

import static io.github.gpuadvisor.rule.Verdicts.assertFailed;
import static io.github.gpuadvisor.rule.Verdicts.assertFigures;
import static io.github.gpuadvisor.rule.Verdicts.assertMet;
import static io.github.gpuadvisor.rule.Verdicts.assertUnknown;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.rule.Asked;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Predicted;
import io.github.gpuadvisor.rule.Verdict;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Job;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ItemRateTest {
  private static final ItemRate RULE = new ItemRate();
  private static final Job IMAGES = new Job(Job.Unit.IMAGE, null, 20.0, null, null, null);
  private static final Job STREAMS = new Job(Job.Unit.FRAME, null, 120.0, 4, null, null);

  private static Asked asking(Job job) {
    return Asked.of(Works.of(aVisionModel()).withJob(job).serving());
  }

  private static Verdict judged(Job job, double perSecond) {
    return RULE.check(
        Predicted.nothing().withCapacity(job, perSecond).estimate(), asking(job).request());
  }

  @Test
  void hasTheIdThatScriptsKnow() {
    assertThat(RULE.id()).isEqualTo("speed/items");
    assertThat(RULE.atLeast()).isTrue();
  }

  @Test
  void asksNothingWithoutARate() {
    Job ends = new Job(Job.Unit.ITEM, 1000.0, null, null, null, 60.0);
    assertMet(RULE.check(Predicted.nothing().estimate(), Asked.anything().request()));
    assertMet(RULE.check(Predicted.nothing().estimate(), asking(ends).request()));
    assertThat(RULE.figure(Predicted.nothing().estimate(), asking(ends).request())).isNull();
  }

  @Test
  void passesAtExactlyTheRateWanted() {
    assertMet(judged(IMAGES, 20));
    assertMet(judged(STREAMS, 120));
  }

  @Test
  void cannotBeJudgedWithoutASpeed() {
    assertUnknown(
        RULE.check(Predicted.nothing().estimate(), asking(IMAGES).request()), "performance");
  }

  @Test
  void saysHowManyImagesASecondWouldDoAndNeverMoreThanThose() {
    Verdict.Failed failed =
        assertFailed(
            judged(IMAGES, 19.996), "20 images a second, wanted ≥ 20", "--images-per-second 19.9");
    assertThat(failed.excess()).isEqualTo(20 / 19.996 - 1, within(1e-12));
    assertFigures(failed.finding(), Map.of("predictedPerSecond", 19.996, "wantedPerSecond", 20.0));
  }

  @Test
  void saysHowManyStreamsWouldDo() {
    assertFailed(judged(STREAMS, 119), "119 frames a second, wanted ≥ 120", "--streams 3");
  }

  @Test
  void saysHowManyFramesWouldDoWhereNotOneStreamIsCarried() {
    assertFailed(judged(STREAMS, 26), "26 frames a second, wanted ≥ 120", "--fps 6.5");
  }

  @Test
  void showsTheRateAlsoWhereItHolds() {
    Figure figure =
        Objects.requireNonNull(
            RULE.figure(
                Predicted.nothing().withCapacity(STREAMS, 300).estimate(),
                asking(STREAMS).request()));
    assertThat(figure.sentence()).isEqualTo("300 frames a second, wanted ≥ 120");
  }
}
