package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

/** A ranking needs the size of the work: where it is not given, a usual one is assumed and said. */
class AssumedSizeTest {
  private static Request ranking(String kind, String... typed) {
    Settings settings = Typed.settings(typed);
    settings.put("model", "test-model", "--model");
    return new RequestReader(Typed.CATALOG, Typed.TODAY).readForRanking(kind, settings);
  }

  /** 8 billion parameters ask for 160 billion tokens. */
  @Test
  void trainingTakesTwentyTokensForEachParameter() {
    Request request = ranking("training");
    assertThat(((Training) request.workload()).tokens()).isEqualTo(160e9);
    assertThat(request.assumed())
        .first()
        .extracting(Assumption::field, Assumption::value)
        .isEqualTo(tuple("tokens", "160000000000").toList());
  }

  @Test
  void fineTuningTakesTenMillionTokens() {
    Request request = ranking("fine-tuning", "deadline=12h");
    assertThat(((FineTuning) request.workload()).tokens()).isEqualTo(10e6);
    assertThat(request.assumed()).extracting(Assumption::field).contains("tokens");
  }

  @Test
  void aSizeThatIsGivenIsTakenAndNotSaid() {
    assertThat(((Training) ranking("training", "tokens=3B").workload()).tokens()).isEqualTo(3e9);
    FineTuning tuning = (FineTuning) ranking("fine-tuning", "samples=100").workload();
    assertThat(tuning.tokens()).isEqualTo(100.0 * 2048);
    assertThat(ranking("training", "tokens=3B").assumed())
        .extracting(Assumption::field)
        .doesNotContain("tokens");
  }

  @Test
  void anEstimateOfSpeedAloneAssumesNoSize() {
    assertThat(((Training) Typed.request("training", "model=test-model").workload()).tokens())
        .isNull();
  }

  @Test
  void noStepIsLargerThanTheWholeWork() {
    assertThat(((Training) ranking("training", "tokens=1M").workload()).globalBatchTokens())
        .isEqualTo(1e6);
    assertThat(((FineTuning) ranking("fine-tuning", "samples=5").workload()).globalBatch())
        .isEqualTo(5);
  }

  @Test
  void servingHasNoTotal() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> ranking("inference", "budget=100/total"))
        .withMessage(
            "--budget 100/total: serving has no end: give an amount per h, day or month,"
                + " as in 12/h");
    assertThat(ranking("training", "budget=100/total").limits().market().budget()).isNotNull();
  }
}
