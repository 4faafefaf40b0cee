package io.github.gpuadvisor.workload;

import static io.github.gpuadvisor.workload.BadValuesTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** As {@link BadValuesTest}, of training, fine-tuning and models given by hand. */
class BadTrainingValuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "method=partial | --method partial: give full, lora or qlora",
        "tokens=0 | --tokens 0: give tokens above zero, as in 50M",
        "samples=none | --samples none: give samples above zero, as in 10k",
        "sequenceLength=-1 | --sequence-length -1: give a number of tokens above zero, as in 2048"
            + " or 32k",
        "microBatch=0 | --micro-batch 0: give a number above zero, as in 16",
        "globalBatch=0.5 | --global-batch 0.5: must be a whole number; give a number above zero, as in 16",
        "loraRank=0 | --lora-rank 0: give a number above zero, as in 16",
        "loraRank=5000 | --lora-rank 5000: must be at most the model's hidden size, 4096",
        "activationCheckpointing=some | --activation-checkpointing some: give none, selective or"
            + " full",
        "deadline=12 | --deadline 12: give a time with its unit, as in 12h or 30d",
        "deadline=200000d | --deadline 200000d: give a time with its unit, as in 12h or 30d",
      })
  void fineTuningRefuses(String typed, String message) {
    assertThat(refused("fine-tuning", typed)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "tokens=-3T | --tokens -3T: give tokens above zero, as in 300B",
        "tokens=300Q | --tokens 300Q: give tokens above zero, as in 300B",
        "globalBatchTokens=0 | --global-batch-tokens 0: give tokens per step above zero, as in 4M",
      })
  void trainingRefuses(String typed, String message) {
    assertThat(refused("training", typed)).hasMessage(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "params=tiny | --params tiny: give a number of parameters, as in 70B",
        "params=0 | --params 0: give a number of parameters, as in 70B",
        "params=12 | --params 12: give a number of parameters from 1M up, as in 70B",
      })
  void aModelByHandRefuses(String typed, String message) {
    assertThat(refused("inference", typed)).hasMessage(message);
  }
}
