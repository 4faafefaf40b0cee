package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Plans;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * What is written out of a step. A token's keys and values take 2 · 32 layers · 8 heads · 128 · 2
 * bytes: 1,600 tokens take 200 MiB.
 */
class EngineTermsTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final double MIB = 1 << 20;
  private static final String STEP = "step";
  private static final String LAUNCH = "launch, scheduling";

  /** Five microseconds a layer, 80 a sequence. */
  private static Engines scheduling() {
    return anEngine().withConstant("layerMicros", 5).withConstant("sequenceMicros", 80);
  }

  /** Products and attention that take no time: what is left is reading. */
  private static Gpus endlessCompute() {
    return aGpu().withTflops(Dtype.BF16, 1e12).withTflops(Dtype.FP16, 1e12);
  }

  private static WrittenStep decoding(Plans plan, double sequences) {
    return WrittenStep.of(aGpu(), plan, aModel(), sequences, 1600, 0);
  }

  @Test
  void aStepThatDecodesReadsWeightsAndCaches() {
    WrittenStep step = decoding(aPlan(), 10);

    assertThat(step.names())
        .containsExactly(
            "weights read", "matrix products", "both, overlapped", "KV cache read", LAUNCH, STEP);
    assertThat(step.text("KV cache read"))
        .isEqualTo("10 sequences × 200 MiB / 1,000 GB/s (of 1,000)");
    assertThat(step.value("KV cache read")).isCloseTo(10 * 200 * MIB / 1e12, EXACT);
    assertThat(step.text(STEP)).isEqualTo("both, overlapped + KV cache read + launch, scheduling");
    assertThat(step.value(STEP))
        .isCloseTo(step.value("both, overlapped") + step.value("KV cache read"), EXACT);
    assertThat(decoding(aPlan(), 1).text("KV cache read")).startsWith("1 sequence × 200 MiB");
  }

  @Test
  void aStepOnAPromptAttendsToHalfOfItOnAverage() {
    WrittenStep step = WrittenStep.of(aGpu(), aPlan(), aModel(), 0, 0, 500);
    double each = 32 * 4.0 * 32 * 128 * 250 / 250e12;

    assertThat(step.names())
        .containsExactly(
            "weights read",
            "matrix products",
            "both, overlapped",
            "prefill attention",
            LAUNCH,
            STEP);
    assertThat(step.text("prefill attention")).isEqualTo("500 tokens × 0.524 µs / 1 GPU");
    assertThat(step.value("prefill attention")).isCloseTo(500 * each, EXACT);
    WrittenStep four = WrittenStep.of(aGpu(), aPlan().withTensorParallel(4), aModel(), 0, 0, 500);
    assertThat(four.text("prefill attention")).isEqualTo("500 tokens × 0.524 µs / 4 GPUs");
    assertThat(four.value("prefill attention")).isCloseTo(500 * each / 4, EXACT);
  }

  /** Four ranks meet in two doublings; each passes on 2 · 3/4 of 4,096 numbers of 2 bytes. */
  @Test
  void ranksOfAMatrixMeetTwiceALayer() {
    Plans four = aPlan().withTensorParallel(4);
    WrittenStep step =
        WrittenStep.of(
            aGpu(), four.withEngine(anEngine().withConstant("linkMicros", 10)), aModel(), 10, 0, 6);

    assertThat(step.text("all-reduce"))
        .isEqualTo("64 all-reduces × (20 µs + 16 tokens × 0.123 µs)");
    assertThat(step.value("all-reduce")).isCloseTo(64 * (20e-6 + 16 * 12_288 / 100e9), EXACT);
  }

  @Test
  void onlyWhatIsSpentOnSchedulingIsWritten() {
    assertThat(decoding(aPlan(), 10).text(LAUNCH)).isEqualTo("32 layers × 0 µs");
    Plans layers = aPlan().withEngine(anEngine().withConstant("layerMicros", 5));
    assertThat(decoding(layers, 10).text(LAUNCH)).isEqualTo("32 layers × 5 µs");
    Plans all = aPlan().withEngine(scheduling().withConstant("stepMicros", 4000));
    assertThat(decoding(all, 10).text(LAUNCH))
        .isEqualTo("32 layers × 5 µs + 4,000 µs + 10 sequences × 80 µs");
    assertThat(decoding(all, 10).value(LAUNCH)).isCloseTo(32 * 5e-6 + 4000e-6 + 10 * 80e-6, EXACT);
    assertThat(WrittenStep.of(aGpu(), all, aModel(), 0, 0, 500).text(LAUNCH))
        .isEqualTo("32 layers × 5 µs + 4,000 µs");
  }

  @Test
  void stagesShareTheLaunchesAndSeeEverySequence() {
    Plans four = aPlan().withEngine(scheduling()).withPipelineParallel(4);

    assertThat(decoding(four, 8).text(LAUNCH))
        .isEqualTo("32 layers × 5 µs / 4 stages + 8 sequences × 80 µs");
    assertThat(decoding(four, 8).value(LAUNCH)).isCloseTo(32 * 5e-6 / 4 + 8 * 80e-6, EXACT);
  }

  /** Each stage reads a quarter of the weights, one after another. */
  @Test
  void aPipelinePassesTheWorkThroughItsStages() {
    WrittenStep step =
        WrittenStep.of(endlessCompute(), aPlan().withPipelineParallel(4), aModel(), 8, 0, 0);

    assertThat(step.text(STEP)).isEqualTo("these × 4 through the stages");
    assertThat(step.value(STEP)).isCloseTo(2 * (8e9 - 128_000.0 * 4096) / 1e12, EXACT);
  }

  /** 1,024 tokens are two pieces of 512: the second stage is done after three turns. */
  @Test
  void aLayerSplitHandsAPromptOnInPieces() {
    Plans two = aPlan().withEngine(aLayerSplitter()).withPipelineParallel(2);
    WrittenStep step = WrittenStep.of(endlessCompute(), two, aModel(), 0, 0, 1024);

    assertThat(step.text(STEP)).isEqualTo("these × 3 in pieces, handed on");
    assertThat(step.value(STEP))
        .isCloseTo(3 * (8e9 - 128_000.0 * 4096) / 1e12, withinPercentage(1e-6));
  }

  /** Half of 13.9 GB of blocks and of ten caches of 200 MiB, at 50 GB/s. */
  @Test
  void whatTheHostHoldsIsReadThere() {
    Plans half = aPlan().withEngine(aLayerSplitter()).withHost(new Host(16, 0, 50));
    WrittenStep step = decoding(half, 10);
    double blocks = 2 * (8e9 - 2 * 128_000.0 * 4096);

    assertThat(step.text("KV cache read")).startsWith("10 sequences × 100 MiB");
    assertThat(step.text("host's memory")).isEqualTo("160,000 µs");
    assertThat(step.value("host's memory")).isCloseTo((blocks + 10 * 200 * MIB) / 2 / 50e9, EXACT);
    assertThat(step.text(STEP)).endsWith("launch, scheduling + host's memory");
  }
}
