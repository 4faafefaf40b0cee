package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a training step saves, as it is typed and as runs are compared by it. */
class SavingsTest {
  private static Workload tuning(String... typed) {
    String[] all = new String[typed.length + 2];
    all[0] = "model=test-model";
    all[1] = "tokens=1M";
    System.arraycopy(typed, 0, all, 2, typed.length);
    return Typed.request("fine-tuning", all).workload();
  }

  @Test
  void whatIsNotSaidIsNotSaved() {
    assertThat(Savings.of(tuning())).isEqualTo(Savings.NONE);
    assertThat(Savings.summary(tuning())).isEmpty();
    assertThat(Savings.of(Typed.serving().workload())).isEqualTo(Savings.NONE);
  }

  @Test
  void everyPartIsReadAndNamed() {
    Workload work =
        tuning(
            "optimizer=paged-adamw-8bit",
            "optimizerInBackward=true",
            "offload=activations",
            "lossChunks=8");
    assertThat(Savings.of(work))
        .isEqualTo(new Savings(Optimizer.PAGED_ADAMW_8BIT, true, Offload.ACTIVATIONS, 8));
    assertThat(Savings.summary(work))
        .isEqualTo("paged-adamw-8bit+in-backward+offload-activations+chunks-8");
    assertThat(Savings.summary(tuning("optimizer=sgd", "optimizerInBackward=false")))
        .isEqualTo("sgd+offload-none+chunks-1");
  }

  @Test
  void trainingSavesToo() {
    Workload training =
        Typed.request("training", "model=test-model", "tokens=1B", "lossChunks=4").workload();
    assertThat(Savings.of(training).lossChunks()).isEqualTo(4);
  }

  @ParameterizedTest
  @EnumSource(Optimizer.class)
  void anOptimizerIsReadByItsName(Optimizer optimizer) {
    assertThat(Optimizer.of(" " + optimizer.id().toUpperCase(Locale.ROOT))).isEqualTo(optimizer);
  }

  @ParameterizedTest
  @EnumSource(Offload.class)
  void whatIsOffloadedIsReadByItsName(Offload offload) {
    assertThat(Offload.of(offload.id())).isEqualTo(offload);
  }

  @ParameterizedTest
  @ValueSource(strings = {"optimizer=adam", "offload=weights", "optimizerInBackward=maybe"})
  void otherWordsAreRefused(String typed) {
    assertThatThrownBy(() -> tuning(typed)).isInstanceOf(InvalidInputException.class);
  }

  @ParameterizedTest
  @EnumSource(Checkpointing.class)
  void checkpointingIsReadByItsName(Checkpointing mode) {
    FineTuning work = (FineTuning) tuning("activationCheckpointing=" + mode.id());
    assertThat(mode.id()).isNotEmpty();
    assertThat(work.checkpointing()).isEqualTo(mode);
  }
}
