package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Engines by name, alias, stand-in and version. */
class EngineNamesTest {
  private static Limits.Hardware hardware(String... typed) {
    return Typed.serving(typed).limits().hardware();
  }

  @ParameterizedTest
  @CsvSource({"vllm, vllm", "VLLM, vllm", "llamacpp, llama.cpp"})
  void findsAnEngineByItsNameOrAlias(String typed, String id) {
    assertThat(hardware("engine=" + typed).engine()).isEqualTo(id);
    assertThat(Typed.serving("engine=" + typed).warnings()).isEmpty();
    assertThat(hardware("framework=" + typed).engine()).isEqualTo(id);
  }

  @Test
  void anEngineOfAnotherNameStandsInAndSaysSo() {
    assertThat(hardware("engine=sglang").engine()).isEqualTo("vllm");
    assertThat(Typed.serving("engine=sglang").warnings())
        .containsExactly(
            new Warning("unknown-engine", "no profile of 'sglang'; that of Test vllm is used"));
  }

  @Test
  void aMistypedEngineIsTheNearestAndSaysSo() {
    assertThat(hardware("engine=vlm").engine()).isEqualTo("vllm");
    assertThat(Typed.serving("engine=vlm").warnings())
        .extracting(Warning::code)
        .containsExactly("unknown-engine");
  }

  @Test
  void anEngineNearNothingIsVllm() {
    assertThat(hardware("engine=zzzzzzzzzzzz").engine()).isEqualTo("vllm");
  }

  @ParameterizedTest
  @CsvSource({
    "vllm@2024, 2024",
    "vllm@0.6.3, 2024",
    "vllm@0.7, 2024",
    "vllm@0.7.0, 2024",
    "vllm@0.7.1, 2024",
    "vllm@test, test"
  })
  void findsAnEraByItsNameOrByAVersion(String typed, String era) {
    assertThat(hardware("engine=" + typed).engineEra()).isEqualTo(era);
    assertThat(Typed.serving("engine=" + typed).warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm@0.9.1", "vllm@0.8", "vllm@2099", "vllm@latest"})
  void aVersionPastAllErasIsTheNewestAndSaysSo(String typed) {
    assertThat(hardware("engine=" + typed).engineEra()).isEqualTo("test");
    assertThat(Typed.serving("engine=" + typed).warnings())
        .containsExactly(
            new Warning("unknown-engine-era", "no profile of " + typed + "; test is used"));
  }

  @Test
  void aVersionMayStandApart() {
    assertThat(hardware("engine=vllm", "engineVersion=0.6").engineEra()).isEqualTo("2024");
    assertThat(hardware("engine=vllm").engineEra()).isNull();
  }

  @Test
  void aVersionIsRememberedWhereItIsThatOfTheEngineItself() {
    assertThat(hardware("engine=vllm@0.6.3").engineVersion()).isEqualTo("0.6.3");
    assertThat(hardware("engine=vllm@2024").engineVersion()).isNull();
    assertThat(hardware("engine=vllm").engineVersion()).isNull();
    assertThat(hardware("engine=sglang@0.4").engineVersion())
        .as("a version of other software says nothing about its stand-in")
        .isNull();
  }

  @Test
  void anEngineThatNobodyMeasuredSaysWhoseConstantsItTakes() {
    assertThat(hardware("engine=unmeasured").engine()).isEqualTo("unmeasured");
    assertThat(Typed.serving("engine=unmeasured").warnings())
        .containsExactly(
            new Warning(
                "borrowed-constants",
                "no measurements of Test unmeasured: its speed is predicted with the constants of"
                    + " vllm"));
  }

  @Test
  void gpusMayBePatternsSeparatedByCommas() {
    assertThat(hardware("gpu=green*,RED").gpus())
        .containsExactly("green-40gb", "green-80gb", "red");
    assertThat(hardware("gpu=Green Card, red").gpus()).containsExactly("green-80gb", "red");
    assertThat(hardware("gpu=Green Card").gpus()).containsExactly("green-80gb");
    assertThat(hardware("exclude=red").excluded()).containsExactly("red");
  }
}
