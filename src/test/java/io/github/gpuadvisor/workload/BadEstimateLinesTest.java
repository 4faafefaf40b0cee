package io.github.gpuadvisor.workload;

import static io.github.gpuadvisor.workload.EstimateLines.line;
import static io.github.gpuadvisor.workload.EstimateLines.refused;
import static io.github.gpuadvisor.workload.EstimateLines.served;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.gpuadvisor.catalog.UnknownNameException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines that say too little or something wrong: each is told with the key and a good value. */
class BadEstimateLinesTest {
  @Test
  void anUnknownKeyIsAnErrorOfItsLine() {
    InvalidInputException refusal = refused("{'kind':'inference','tensorParalel':8}");
    assertThat(refusal).hasMessage("tensorParalel: unknown key, near: tensorParallel");
    assertThat(refusal.code()).isEqualTo("unknown-key");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]|invalid-line|a line must be a JSON object",
        "{}|unknown-kind|kind: give inference, fine-tuning or training",
        "{'kind':'magic'}|unknown-kind|kind: give inference, fine-tuning or training",
        "{'kind':'inference'}|missing-gpu|which GPU? give --gpu, as in --gpu h100-sxm-80gb",
        "{'kind':'inference','gpu':['red']}|missing-model|which model? give --model, as in --model"
            + " llama-3.1-8b, or --params, as in --params 7B",
        "{'kind':'inference','gpu':{'id':'red'}}|invalid-value|gpu: give one value",
      })
  void aLineThatSaysTooLittleIsTold(String json, String code, String message) {
    InvalidInputException refusal = refused(json);
    assertThat(refusal).hasMessage(message);
    assertThat(refusal.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        ",'gpuCount':0|gpuCount 0: give a number above zero, as in 8",
        ",'gpuCount':2.5|gpuCount 2.5: must be a whole number; give a number above zero, as in 8",
        ",'gpuCount':'many'|gpuCount many: give a number above zero, as in 8",
        ",'tensorParallel':-2|tensorParallel -2: give a number above zero, as in 8",
        ",'zeroStage':4|zeroStage 4: give 0, 1, 2 or 3",
        ",'expertParallel':4|expertParallel 4: Test test-model has no experts to spread",
        ",'memoryFraction':1.5|memoryFraction 1.5: give a share, as in 0.9",
        ",'globalBatchSize':0|globalBatchSize 0: give a number above zero, as in 8",
        ",'concurrency':[]|concurrency : give a number above zero, as in 16",
        ",'requests':'some'|requests some: give a number above zero, as in 16",
      })
  void aBadValueNamesItsKeyAndAGoodOne(String more, String message) {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> served(more));
    assertThat(refusal).hasMessage(message);
  }

  @Test
  void refusesAGpuThatMayBeSeveral() {
    UnknownNameException refusal =
        catchThrowableOfType(
            UnknownNameException.class,
            () -> line("{'kind':'inference','model':'test-model','gpu':'green'}"));
    assertThat(refusal.code()).isEqualTo("ambiguous-gpu");
    assertThat(refusal.candidates()).containsExactly("green-40gb", "green-80gb");
  }
}
