package io.github.gpuadvisor.advice;

import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.testing.Works;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The test network takes 100 GFLOPs for an image; a core is counted at 32 GFLOP/s. */
class ProcessorTest {
  private static Workload images(@Nullable Double items, @Nullable Double rate) {
    Job job = new Job(Job.Unit.IMAGE, items, rate, null, null, items == null ? null : 100.0);
    return Works.of(aVisionModel()).withJob(job).serving();
  }

  private static @Nullable String sentence(Workload work) {
    @Nullable Processor processor = Processor.enough(work);
    return processor == null ? null : processor.caution().sentence();
  }

  @Test
  void aFewImagesASecondNeedNoGpu() {
    assertThat(sentence(images(null, 0.3))).contains("30 GFLOP/s").contains(": 1 core;");
    assertThat(sentence(images(null, 2.5))).contains(": 8 cores;");
  }

  @Test
  void theRowWithoutAGpuCountsTheCores() {
    assertThat(Processor.enough(images(null, 2.5)))
        .isEqualTo(new Processor(8, 250))
        .extracting(Processor::summary)
        .isEqualTo("no GPU: 8 cores");
  }

  @Test
  void moreThanEightCoresAreNotSpared() {
    assertThat(sentence(images(null, 2.6))).isNull();
  }

  @Test
  void workThatEndsIsSpreadOverTheTimeThereIs() {
    assertThat(sentence(images(30.0, null))).contains("30 GFLOP/s");
  }

  @Test
  void nothingIsSaidOfTokensOrOfWorkWithoutARate() {
    assertThat(sentence(Works.of(aVisionModel()).serving())).isNull();
    Job texts = new Job(Job.Unit.ITEM, null, 0.1, null, null, null);
    assertThat(sentence(Works.of(aModel()).withJob(texts).serving())).isNull();
    assertThat(sentence(Works.of(aModel()).training())).isNull();
  }

  /** 0.05 images of 100 GFLOPs in 20 steps are 100 GFLOP/s: three cores of 32 are too few. */
  @Test
  void everyStepOfASampleIsCounted() {
    Model.Sample steps = new Model.Sample("image", 100.0, 224, 20);
    Job job = new Job(Job.Unit.IMAGE, null, 0.05, null, null, null);
    Works drawn = Works.of(aVisionModel().withSample(steps)).withJob(job);
    assertThat(Processor.enough(drawn.serving())).isEqualTo(new Processor(4, 100));
  }
}
