package io.github.gpuadvisor.estimate.speed;

import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Plans.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.testing.Engines;
import io.github.gpuadvisor.testing.Gpus;
import io.github.gpuadvisor.testing.Plans;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/**
 * What formats, texts and the memory make of a batch: samples of a teraFLOP that write a billion
 * numbers, look up a million and are launched in ten groups.
 */
class SampleRateTest {
  private static final Percentage EXACT = withinPercentage(1e-9);
  private static final SampleWork IMAGE = new SampleWork(1e12, 1e9, 1e6, 10, 1, false);
  private static final SampleWork TEXT = new SampleWork(1e12, 1e9, 1e6, 10, 1, true);
  private static final SampleWork DIFFUSION = new SampleWork(1e12, 1e9, 1e6, 10, 20, false);

  private static Engines engine() {
    return anEngine()
        .withConstant("samples", 0.5)
        .withConstant("samples8", 0.8)
        .withConstant("samples32", 0.4)
        .withConstant("texts", 1.2)
        .withConstant("sampleTrain", 0.25)
        .withConstant("sampleTrain32", 0.4)
        .withConstant("textTrain", 1.6);
  }

  private static Plans plan(Precision precision) {
    return aPlan().withEngine(engine()).withPrecision(precision);
  }

  private static SampleStep reading(Gpus gpu, Plans plan, SampleWork work) {
    return SampleStep.reading(gpu.build(), plan.build(), work);
  }

  private static SampleStep training(Gpus gpu, Plans plan, SampleWork work) {
    return SampleStep.training(gpu.build(), plan.build(), work);
  }

  @Test
  void eachFormatReachesItsShareOfItsRate() {
    assertThat(reading(aGpu(), plan(Precision.BF16), IMAGE).rate()).isCloseTo(250e12, EXACT);
    assertThat(reading(aGpu(), plan(Precision.FP8), IMAGE).rate())
        .isCloseTo(1000e12 * 0.5 * 0.8, EXACT);
    assertThat(reading(aGpu(), plan(Precision.FP32), IMAGE).rate())
        .isCloseTo(50e12 * 0.5 * 0.4, EXACT);
  }

  @Test
  void thirtyTwoBitsRunAsTheChipsOwnTensorFormat() {
    Gpus tensor = aGpu().withTflops(Dtype.TF32, 200);
    assertThat(reading(tensor, plan(Precision.FP32), IMAGE).rate())
        .isCloseTo(200e12 * 0.5 * 0.4, EXACT);
    assertThat(reading(tensor, plan(Precision.BF16), IMAGE).rate()).isCloseTo(250e12, EXACT);
  }

  @Test
  void textsReachMoreOfIt() {
    assertThat(reading(aGpu(), plan(Precision.BF16), TEXT).rate()).isCloseTo(250e12 * 1.2, EXACT);
    assertThat(training(aGpu(), plan(Precision.BF16), TEXT).rate()).isCloseTo(125e12 * 1.6, EXACT);
  }

  @Test
  void trainingReachesItsOwnShare() {
    assertThat(training(aGpu(), plan(Precision.BF16), IMAGE).rate()).isCloseTo(125e12, EXACT);
    assertThat(training(aGpu(), plan(Precision.FP8), IMAGE).rate()).isCloseTo(250e12, EXACT);
    assertThat(training(aGpu(), plan(Precision.FP32), IMAGE).rate())
        .isCloseTo(50e12 * 0.25 * 0.4, EXACT);
  }

  @Test
  void trainingDoesThreeTimesTheWorkOnceForEachSample() {
    SampleWork learned = training(aGpu(), plan(Precision.BF16), DIFFUSION).work();
    assertThat(learned).isEqualTo(new SampleWork(3e12, 1e9, 3e6, 10, 1, false));
  }

  @Test
  void textsAndImagesPassTheMemoryAsOftenAsTheirKindDoes() {
    Engines passes =
        engine()
            .withConstant("sampleBytes", 3)
            .withConstant("textBytes", 5)
            .withConstant("sampleTrainBytes", 7)
            .withConstant("textTrainBytes", 11);
    Plans plan = aPlan().withEngine(passes);
    assertThat(reading(aGpu(), plan, IMAGE).passBytes()).isEqualTo(2 * 3);
    assertThat(reading(aGpu(), plan, TEXT).passBytes()).isEqualTo(2 * 5);
    assertThat(training(aGpu(), plan, IMAGE).passBytes()).isEqualTo(2 * 7);
    assertThat(training(aGpu(), plan, TEXT).passBytes()).isEqualTo(2 * 11);
  }

  @Test
  void aFormatThatTheChipLacksIsNotPredicted() {
    assertThat(reading(aGpu().without(Dtype.BF16), plan(Precision.BF16), IMAGE)).isNull();
    assertThat(reading(aGpu().withBandwidth(null), plan(Precision.BF16), IMAGE)).isNull();
  }

  /** Twenty passes over eight samples: 8 TFLOP, 32 GB and 16 MB of tables, ten launches each. */
  @Test
  void partsAreThoseOfAllPasses() {
    Engines all =
        engine()
            .withConstant("sampleBytes", 2)
            .withConstant("sampleLayerMicros", 100)
            .withConstant("sampleStepMicros", 500);
    SampleStep step = reading(aGpu(), aPlan().withEngine(all), DIFFUSION);
    double products = 20 * 8e12 / 250e12;
    double memory = 20 * 8 * (1e9 * 2 * 2 + 1e6 * 2) / 1e12;

    assertThat(step.breakdown(8))
        .extracting(Basis.Part::name)
        .containsExactly("matrix products", "activations and tables", "launches", "batch");
    assertThat(step.breakdown(8).get(0).seconds()).isCloseTo(products, EXACT);
    assertThat(step.breakdown(8).get(1).seconds()).isCloseTo(memory, EXACT);
    assertThat(step.breakdown(8).get(2).seconds()).isCloseTo(20 * 10 * 100e-6, EXACT);
    assertThat(step.breakdown(8).get(3).seconds()).isCloseTo(500e-6, EXACT);
    assertThat(step.seconds(8))
        .isCloseTo(
            Math.sqrt(products * products + memory * memory + Math.pow(0.02, 2)) + 500e-6, EXACT);
  }

  /** Products of one sample take 4 ms a pass, and 80 ms in all twenty. */
  @Test
  void aBatchIsOverheadWhereItsFixedCostIsLongerThanAllPasses() {
    Engines slow = engine().withConstant("sampleStepMicros", 50_000);
    Plans plan = aPlan().withEngine(slow);
    assertThat(reading(aGpu(), plan, IMAGE).bottleneck(1)).isEqualTo("overhead");
    assertThat(reading(aGpu(), plan, DIFFUSION).bottleneck(1)).isEqualTo("compute");
    Plans moving = aPlan().withEngine(engine().withConstant("sampleBytes", 20));
    assertThat(reading(aGpu(), moving, IMAGE).bottleneck(1)).isEqualTo("memory-bandwidth");
  }

  /**
   * A block of width 4,096 and 14,336 writes 8 and 2 buffers of them for each token, and is
   * launched in four groups.
   */
  @Test
  void aTextWritesTheBuffersOfItsBlocks() {
    SampleWork text = SampleWork.of(aModel().withKind(Model.Kind.ENCODER).build(), 512);
    assertThat(text.activations()).isCloseTo(512.0 * 32 * (8 * 4096 + 2 * 14_336), EXACT);
    assertThat(text.layers()).isEqualTo(4 * 32);
    assertThat(text.looked()).isZero();
    assertThat(text.text()).isTrue();
  }
}
