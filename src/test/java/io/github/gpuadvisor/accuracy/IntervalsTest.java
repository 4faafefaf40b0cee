package io.github.gpuadvisor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.Fit;
import io.github.gpuadvisor.catalog.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntervalsTest {
  private static final String PROFILE = "vllm@2026";

  /** A hundred rows of two sources, GPUs and models; the n-th is off by n percent. */
  private static Predictions hundred() {
    List<Predictions.Row> rows = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      String gpu = i % 2 == 0 ? "h100-sxm-80gb" : "h200-sxm-141gb";
      String model = i % 4 < 2 ? "llama-3.1-8b" : "llama-3.1-70b";
      Measurement measured = Rows.decode(i % 3 == 0 ? "a" : "b", gpu, model, 100);
      rows.add(Rows.row(measured, "hopper-hbm", 100 + i));
    }
    return new Predictions(rows);
  }

  @Test
  void fourInFiveErrorsAreInside() {
    Intervals intervals = Intervals.of(hundred());

    assertThat(intervals.halfWidths(PROFILE, Topic.DECODE, true).get(Fit.Novelty.NEW_GPU))
        .isEqualTo(0.81, within(0.02));
    assertThat(intervals.coverage(hundred().rows(), Split.SOURCE))
        .as("rows that the intervals were not made of")
        .isNull();
  }

  @Test
  void coverageIsCountedWithoutTheGroupThatIsJudged() {
    Predictions predictions = hundred();

    assertThat(Intervals.of(predictions).coverage(predictions.rows(), Split.SOURCE))
        .isBetween(0.7, 0.9);
  }

  @Test
  void whatIsFartherAwayIsNeverSurer() {
    double before = 0;
    for (Fit.Novelty novelty : Fit.Novelty.values()) {
      double width = Intervals.of(hundred()).halfWidths(PROFILE, Topic.DECODE, true).get(novelty);
      assertThat(width).isGreaterThanOrEqualTo(before);
      before = width;
    }
  }

  /** Errors of two sources, GPUs or models, each as far off as the next. */
  private static List<Predictions.LeftOut> off(
      Split split, Fit.Novelty novelty, double error, int count) {
    List<Predictions.LeftOut> some = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String gpu = i % 2 == 0 ? "h100-sxm-80gb" : "h200-sxm-141gb";
      String model = i % 2 == 0 ? "llama-3.1-8b" : "llama-3.1-70b";
      Measurement measured = Rows.decode(i % 2 == 0 ? "a" : "b", gpu, model, 100);
      some.add(
          new Predictions.LeftOut(Rows.row(measured, "hopper-hbm", 100), split, novelty, error));
    }
    return some;
  }

  @Test
  void whoMeasuredForTheFitIsSurerThanANewSource() {
    List<Predictions.LeftOut> all = new ArrayList<>();
    all.addAll(off(Split.SOURCE, Fit.Novelty.MEASURED, Math.log(1.5), 40));
    all.addAll(off(Split.MODEL, Fit.Novelty.NEW_MODEL, Math.log(1.1), 40));
    Intervals intervals = new Intervals(all);

    assertThat(intervals.halfWidths(PROFILE, Topic.DECODE, false).get(Fit.Novelty.MEASURED))
        .isEqualTo(0.5, within(1e-9));
    assertThat(intervals.halfWidths(PROFILE, Topic.DECODE, true).get(Fit.Novelty.NEW_MODEL))
        .isEqualTo(0.1, within(1e-9));
  }

  @Test
  void whereTheFartherIsBetterPredictedBothAreJudgedTogether() {
    List<Predictions.LeftOut> all = new ArrayList<>();
    all.addAll(off(Split.GPU, Fit.Novelty.NEW_GPU, Math.log(1.6), 30));
    all.addAll(off(Split.GPU, Fit.Novelty.NEW_FAMILY, Math.log(1.2), 300));
    Intervals intervals = new Intervals(all);

    assertThat(intervals.halfWidths(PROFILE, Topic.DECODE, true))
        .allSatisfy(
            (novelty, width) -> assertThat(width).as(novelty.id()).isEqualTo(0.2, within(1e-9)));
  }

  @Test
  void aTopicOfOneSourceIsNoSurerThanNewSourcesOfOthers() {
    List<Predictions.LeftOut> all =
        new ArrayList<>(off(Split.SOURCE, Fit.Novelty.MEASURED, Math.log(2), 40));
    for (int i = 0; i < 40; i++) {
      Measurement ttft =
          Rows.of(
                  "a",
                  "inference,llama-3.1-8b,l4,1,vllm,2026,128,128,4,ttftMs,100,https://example.org/a,2026-01-01,\n")
              .get(0);
      for (Split split : List.of(Split.SOURCE, Split.GPU)) {
        all.add(
            new Predictions.LeftOut(
                Rows.row(ttft, "ada", 101), split, Fit.Novelty.MEASURED, Math.log(1.01)));
      }
    }

    assertThat(new Intervals(all).halfWidths(PROFILE, Topic.TTFT, false).get(Fit.Novelty.MEASURED))
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void aTopicWithoutErrorsHasNoInterval() {
    assertThat(Intervals.of(hundred()).halfWidths(PROFILE, Topic.TRAINING, true)).isNull();
  }

  @Test
  void oneGroupAloneSaysTooLittle() {
    List<Predictions.LeftOut> some = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      some.add(
          new Predictions.LeftOut(
              Rows.row(Rows.decode("a", "l4", "llama-3.1-8b", 100), "ada", 100 + i),
              Split.SOURCE,
              Fit.Novelty.MEASURED,
              0.01 * i));
    }

    assertThat(Errors.of(some).bound("")).isNull();
  }

  @Test
  void noveltyIsWhatTheFitWithoutTheGroupKnew() {
    assertThat(new Knowledge(hundred()).leftOut())
        .filteredOn(one -> one.split() == Split.GPU)
        .hasSize(100)
        .allSatisfy(one -> assertThat(one.novelty()).isEqualTo(Fit.Novelty.NEW_GPU));
    assertThat(new Knowledge(hundred()).leftOut())
        .filteredOn(one -> one.split() == Split.MODEL)
        .allSatisfy(one -> assertThat(one.novelty()).isEqualTo(Fit.Novelty.NEW_MODEL));
  }
}
