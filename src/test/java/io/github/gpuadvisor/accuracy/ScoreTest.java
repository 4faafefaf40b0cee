package io.github.gpuadvisor.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static Predictions.Row row(String gpu, double measured, double predicted) {
    return Rows.row(Rows.decode("a", gpu, "llama-3.1-8b", measured), "hopper-hbm", predicted);
  }

  @Test
  void countsTheMedianTheNinetiethPercentileAndTheBias() {
    Score score =
        Score.of(
            List.of(
                row("h100-sxm-80gb", 100, 110),
                row("h100-sxm-80gb", 100, 120),
                row("h100-sxm-80gb", 100, 70)),
            Split.NONE,
            null);

    assertThat(score.rows()).isEqualTo(3);
    assertThat(score.median()).isEqualTo(0.2, within(1e-9));
    assertThat(score.ninetieth()).isEqualTo(0.28, within(1e-9));
    assertThat(score.bias()).isEqualTo(0.1, within(1e-9));
  }

  @Test
  void theOrderOfGpusIsThatOfTheirPairs() {
    List<Predictions.Row> rows =
        List.of(
            row("h100-sxm-80gb", 100, 100), row("h200-sxm-141gb", 150, 140), row("l4", 20, 120));

    // h200 over h100 right, h200 over l4 right, h100 over l4 wrong.
    assertThat(Order.of(rows, Split.NONE)).isEqualTo(1 / 3.0, within(1e-9));
  }

  @Test
  void rowsOfOneGpuOrOfOtherQuestionsAreNoPair() {
    Predictions.Row other = Rows.row(Rows.decode("b", "l4", "llama-3.1-8b", 20), "ada", 120);

    assertThat(
            Order.of(
                List.of(row("h100-sxm-80gb", 100, 100), row("h100-sxm-80gb", 90, 95), other),
                Split.NONE))
        .isNull();
  }

  @Test
  void aSplitThatPredictedNothingHasNoScore() {
    Predictions.Row none =
        new Predictions.Row(
            Rows.decode("a", "l4", "llama-3.1-8b", 20), "vllm@2026", "ada", java.util.Map.of());

    assertThat(Score.of(List.of(none), Split.GPU, null)).isNull();
  }

  @Test
  void fitsIsScoredByBothKindsOfMistakes() {
    String kind = "inference,llama-3.1-70b,l4,1,vllm,2026,128,128,1,fits,";
    Measurement no = Rows.of("a", kind + "false,https://example.org/a,2026-01-01,\n").get(0);
    Measurement yes = Rows.of("a", kind + "true,https://example.org/a,2026-01-01,\n").get(0);

    Score score =
        FitsScore.of(
            List.of(
                Rows.row(no, "ada", 1),
                Rows.row(no, "ada", 0),
                Rows.row(yes, "ada", 1),
                Rows.row(yes, "ada", 0)),
            Split.NONE);

    assertThat(score.median()).as("said to fit, does not").isEqualTo(0.25);
    assertThat(score.ninetieth()).as("refused, ran").isEqualTo(0.25);
  }
}
