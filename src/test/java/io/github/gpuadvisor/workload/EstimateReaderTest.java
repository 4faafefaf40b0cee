package io.github.gpuadvisor.workload;

import static io.github.gpuadvisor.workload.EstimateLines.READER;
import static io.github.gpuadvisor.workload.EstimateLines.line;
import static io.github.gpuadvisor.workload.EstimateLines.refused;
import static io.github.gpuadvisor.workload.EstimateLines.served;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EstimateReaderTest {
  @Test
  void readsEveryKeyThatFixesThePlan() {
    Pinned pinned =
        line("{'id':'r1','kind':'inference','model':'many','gpu':'green-80gb','gpuCount':16,"
                + "'tensorParallel':4,'pipelineParallel':2,'dataParallel':2,'expertParallel':4,"
                + "'zeroStage':3,'memoryFraction':0.85}")
            .pinned();
    assertThat(pinned)
        .isEqualTo(
            new Pinned(
                Typed.CATALOG.gpu("green-80gb"),
                16,
                4,
                2,
                2,
                4,
                3,
                0.85,
                null,
                Pinned.InHost.NOTHING));
  }

  @Test
  void readsTheInterleavingOfAPipeline() {
    assertThat(
            line("{'kind':'training','model':'test-model','gpu':'green-80gb','gpuCount':8,"
                    + "'pipelineParallel':4,'virtualPipeline':2}")
                .pinned()
                .virtualPipeline())
        .isEqualTo(2);
  }

  @Test
  void leavesToTheToolWhatALineLeavesOut() {
    assertThat(served("").pinned())
        .isEqualTo(
            new Pinned(
                Typed.CATALOG.gpu("green-80gb"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Pinned.InHost.NOTHING));
    assertThat(served(",'gpuCount':null").pinned().gpuCount()).isNull();
  }

  @Test
  void readsTheWorkOfALine() {
    Inference work =
        (Inference)
            served(
                    ",'inputTokens':128,'outputTokens':2048,'context':4096,'concurrency':64,"
                        + "'precision':'fp8','kvPrecision':'fp8'")
                .request()
                .workload();
    assertThat(work.inputTokens()).isEqualTo(128);
    assertThat(work.outputTokens()).isEqualTo(2048);
    assertThat(work.context()).isEqualTo(4096);
    assertThat(work.load()).isEqualTo(Inference.Load.concurrency(64));
    assertThat(work.precision().id()).isEqualTo("fp8");
    assertThat(work.cachePrecision()).isEqualTo(CachePrecision.FP8);
  }

  @Test
  void aConcurrencyOfMaxAsksForTheMostThatMemoryAllows() {
    Inference work = (Inference) served(",'concurrency':'max'").request().workload();
    assertThat(work.load()).isEqualTo(Inference.Load.most());
  }

  @Test
  void noInputIsDecodeAloneAndNoOutputPrefillAlone() {
    Inference decode = (Inference) served(",'inputTokens':0").request().workload();
    Inference prefill = (Inference) served(",'outputTokens':0").request().workload();
    assertThat(decode.inputTokens()).isZero();
    assertThat(prefill.outputTokens()).isZero();
  }

  @Test
  void batchSizesOfLinesAreInSequences() {
    Training training =
        (Training)
            line("{'kind':'training','model':'test-model','gpu':'red','sequenceLength':8192,"
                    + "'microBatchSize':1,'globalBatchSize':128}")
                .request()
                .workload();
    assertThat(training.globalBatchTokens()).isEqualTo(128 * 8192);
    assertThat(training.globalBatch()).isEqualTo(128);
    assertThat(training.microBatch()).isEqualTo(1);
    FineTuning tuning =
        (FineTuning)
            line("{'kind':'fine-tuning','method':'qlora','model':'test-model','gpu':'red',"
                    + "'globalBatchSize':8}")
                .request()
                .workload();
    assertThat(tuning.globalBatch()).isEqualTo(8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"attentionDataParallel", "sequenceParallel"})
  void saysWhatIsNotModeled(String key) {
    assertThat(served(",'" + key + "':8").request().warnings())
        .contains(new Warning("not-modeled", key + " is not modeled yet and changes nothing"));
  }

  @Test
  void aFiniteBurstAndThePromptChunkAreReadWithTheLoad() {
    Inference work =
        (Inference)
            served(",'concurrency':16,'requests':128,'promptChunk':2048").request().workload();

    assertThat(work.load().concurrency()).isEqualTo(16);
    assertThat(work.load().requests()).isEqualTo(128);
    assertThat(work.promptChunk()).isEqualTo(2048);
    assertThat(((Inference) served("").request().workload()).load().requests()).isNull();
  }

  @Test
  void expertsAreSpreadWhereThereAreSome() {
    String mixture = "{'parameters':47e9,'activeParameters':13e9,'experts':8,'expertsPerToken':2}";
    assertThat(
            line("{'kind':'inference','gpu':'red','expertParallel':4,'model':" + mixture + "}")
                .pinned()
                .expertParallel())
        .isEqualTo(4);
    assertThat(refused("{'kind':'inference','gpu':'red','expertParallel':4,'model':'test-model'}"))
        .hasMessage("expertParallel 4: Test test-model has no experts to spread");
  }

  @Test
  void takesAnyNameThatGpusResolve() {
    assertThat(
            line("{'kind':'inference','model':'test-model','gpu':'Green Card'}")
                .pinned()
                .gpu()
                .id())
        .isEqualTo("green-80gb");
  }

  @Test
  void zeroIsAStageAndCommandLineNamesAreOptions() {
    Settings settings = Typed.settings("model=test-model", "gpu=red", "zeroStage=0", "count=4");
    EstimateReader.Question question = READER.read("training", settings, "count");
    assertThat(question.pinned().zeroStage()).isZero();
    assertThat(question.pinned().gpuCount()).isEqualTo(4);
    assertThat(question.request().limits().hardware().gpus()).containsExactly("red");
  }
}
