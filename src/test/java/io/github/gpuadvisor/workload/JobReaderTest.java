package io.github.gpuadvisor.workload;

import static io.github.gpuadvisor.workload.BadValuesTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Work that is not counted in tokens. */
class JobReaderTest {
  private static Inference asked(String... typed) {
    return (Inference) Typed.request("inference", typed).workload();
  }

  private static Job job(String... typed) {
    return Objects.requireNonNull(asked(typed).job());
  }

  private static List<String> assumed(String... typed) {
    List<String> fields = new ArrayList<>();
    Typed.request("inference", typed).assumed().forEach(one -> fields.add(one.field()));
    return fields;
  }

  @Test
  void servingTokensIsNoJob() {
    assertThat(asked("model=test-model").job()).isNull();
    assertThat(asked("model=eyes").job()).isNull();
  }

  @Test
  void imagesASecondAreKeptUpWithInFullBatches() {
    assertThat(job("model=eyes", "imagesPerSecond=2.5"))
        .isEqualTo(new Job(Job.Unit.IMAGE, null, 2.5, null, null, null));
    assertThat(asked("model=eyes", "imagesPerSecond=2.5").load()).isEqualTo(Inference.Load.most());
  }

  @Test
  void framesOfAllStreamsAreOneBatch() {
    Job job = job("model=eyes", "streams=4", "fps=15");
    assertThat(job).isEqualTo(new Job(Job.Unit.FRAME, null, 60.0, 4, null, null));
    assertThat(job.framesPerSecond()).isEqualTo(15);
    assertThat(asked("model=eyes", "streams=4", "fps=15").atOnce(1)).isEqualTo(4);
    assertThat(asked("model=eyes", "streams=4", "fps=15").atOnce(3)).isEqualTo(2);
    assertThat(asked("model=eyes").atOnce(3)).isNull();
  }

  @Test
  void streamsHaveThirtyFramesASecondAndThatIsSaid() {
    assertThat(job("model=eyes", "streams=4").perSecond()).isEqualTo(120);
    assertThat(assumed("model=eyes", "streams=4")).contains("fps").doesNotContain("concurrency");
  }

  @Test
  void soundIsHeardInWindowsOfThirtySecondsWhereTheEncoderIsAsLong() {
    Job job = job("model=ears", "audioHours=10", "deadline=2h");
    assertThat(job).isEqualTo(new Job(Job.Unit.SOUND, 1200.0, null, null, 30.0, 7200.0));
    assertThat(job.soundHours()).isEqualTo(10);
  }

  @Test
  void aWindowOfSpeechHasAFewTokensInAndAHundredOut() {
    Inference work = asked("model=ears", "audioHours=1");
    assertThat(work.inputTokens()).isEqualTo(4);
    assertThat(work.outputTokens()).isEqualTo(100);
    assertThat(assumed("model=ears", "audioHours=1"))
        .contains("inputTokens", "outputTokens", "concurrency");
  }

  @Test
  void itemsAreWhatTheModelWorksOn() {
    assertThat(job("model=eyes", "items=1k").unit()).isEqualTo(Job.Unit.IMAGE);
    assertThat(job("model=test-model", "items=5M", "deadline=1d"))
        .isEqualTo(new Job(Job.Unit.ITEM, 5e6, null, null, null, 86_400.0));
  }

  @Test
  void itemsMayBeWorkedOnSoManyAtOnce() {
    assertThat(asked("model=test-model", "items=5M", "concurrency=8").load())
        .isEqualTo(Inference.Load.concurrency(8));
  }

  @Test
  void anImageOfAnotherSizeAsksForWorkInProportionToItsPixels() {
    Inference work = asked("model=eyes", "resolution=448x224");
    assertThat(Objects.requireNonNull(work.model().sample()).forwardGflops())
        .isCloseTo(200.0, within(1e-9));
    assertThat(Objects.requireNonNull(work.model().sample()).resolution()).isEqualTo(317);
  }

  @Test
  void aLargerImageThanTheCatalogKnowsIsSaidToBeGuessed() {
    assertThat(Typed.request("inference", "model=eyes", "resolution=225").warnings())
        .extracting(Warning::code)
        .containsExactly("beyond-resolution");
    assertThat(Typed.request("inference", "model=eyes", "resolution=224").warnings()).isEmpty();
  }

  @Test
  void aTotalBudgetIsForWorkWithAnEnd() {
    RequestReader reader = new RequestReader(Typed.CATALOG, Typed.TODAY);
    Settings ends = Typed.settings("model=eyes", "items=1k", "budget=5/total");
    assertThat(reader.readForRanking("inference", ends).limits().market().budget()).isNotNull();
    Settings endless = Typed.settings("model=eyes", "streams=1", "budget=5/total");
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> reader.readForRanking("inference", endless));
    assertThat(refusal).hasMessageContaining("serving has no end");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "streams=0 | --streams 0: give a number of streams above zero, as in 4",
        "imagesPerSecond=-1 | --images-per-second -1: give a number above zero, as in 5M",
        "items=many | --items many: give a number above zero, as in 5M",
        "resolution=0x5 | --resolution 0x5: give width and height in pixels, as in 1024x768",
        "resolution=5x | --resolution 5x: give width and height in pixels, as in 1024x768",
        "fps=30 | --fps 30: frames belong to streams: give --streams, as in --streams 4",
        "audioHours=3 | --audio-hours 3: Test eyes does not listen; give a model that does, as in"
            + " --model whisper-large-v3"
      })
  void refusesWhatCannotBe(String typed, String message) {
    assertThat(refused("inference", "model=eyes", typed)).hasMessage(message);
  }

  @Test
  void refusesAFrameRateThatIsNone() {
    assertThat(refused("inference", "model=eyes", "streams=2", "fps=0"))
        .hasMessage("--fps 0: give frames a second above zero, as in 30");
  }

  @Test
  void refusesImagesOfAModelOfWords() {
    for (String typed : List.of("streams=2", "imagesPerSecond=2")) {
      assertThat(refused("inference", typed)).hasMessageContaining("does not work on images");
    }
    assertThat(refused("inference", "resolution=512"))
        .hasMessageContaining("the catalog does not know");
  }

  @Test
  void refusesADeadlineWithoutAnEnd() {
    assertThat(refused("inference", "deadline=2h"))
        .hasMessage(
            "--deadline 2h: serving has no end: say how much there is to do, as in --items 5M or"
                + " --audio-hours 100");
  }

  @Test
  void refusesTwoMeasuresOfTheSameWork() {
    InvalidInputException two = refused("inference", "model=eyes", "items=5", "streams=2");
    assertThat(two.code()).isEqualTo("conflicting-options");
    assertThat(two).hasMessageContaining("give --streams or --items, not both");
    assertThat(refused("inference", "model=eyes", "streams=2", "concurrency=3"))
        .hasMessageContaining("give --streams or --concurrency, not both");
    assertThat(refused("inference", "items=5", "requestsPerSecond=3"))
        .hasMessageContaining("give --items or --requests-per-second, not both");
  }

  @Test
  void refusesSoundOfAModelWhoseWorkForItNoSourceTells() {
    assertThat(refused("inference", "model=half-deaf", "audioHours=5"))
        .hasMessageContaining("no source tells what Test half-deaf does for a second of sound");
  }
}
