package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecReaderTest {
  private static InvalidInputException refused(String text) {
    return catchThrowableOfType(
        InvalidInputException.class, () -> SpecReader.read(text, "workload.yaml"));
  }

  @Test
  void readsYamlWithValuesAsTypedOnTheCommandLine() {
    SpecReader.Spec spec =
        SpecReader.read(
            """
            kind: inference
            model: llama-3.1-70b
            concurrency: 16
            maxTpot: 40ms
            vendor: [nvidia, amd]
            """,
            "workload.yaml");
    assertThat(spec.kind()).isEqualTo("inference");
    assertThat(spec.settings().keys()).containsExactly("model", "concurrency", "maxTpot", "vendor");
    assertThat(spec.settings().text("concurrency")).isEqualTo("16");
    assertThat(spec.settings().text("vendor")).isEqualTo("nvidia,amd");
  }

  @Test
  void readsJsonWhereTheTextBeginsWithABrace() {
    SpecReader.Spec spec =
        SpecReader.read(
            "\n {\"kind\": \"training\", \"tokens\": 3e11, \"top\": 5, \"model\": \"gpt-3\"}", "-");
    assertThat(spec.kind()).isEqualTo("training");
    assertThat(spec.settings().text("tokens")).isEqualTo("300000000000");
    assertThat(spec.settings().text("top")).isEqualTo("5");
  }

  @Test
  void keepsFractionsAsTheyAre() {
    SpecReader.Spec spec =
        SpecReader.read("kind: inference\nrequestsPerSecond: 2.50\n", "workload.yaml");
    assertThat(spec.settings().text("requestsPerSecond")).isEqualTo("2.5");
  }

  @Test
  void refusesAKeyWithoutAValue() {
    assertThat(refused("kind: inference\nbudget:\n").getMessage())
        .startsWith("workload.yaml:2: ")
        .contains("budget");
    assertThat(refused("{\"kind\": \"inference\", \"budget\": null}"))
        .hasMessage("workload.yaml:1: budget: give one value, or a list of names");
  }

  @Test
  void errorsNameFileAndLine() {
    SpecReader.Spec spec =
        SpecReader.read("kind: inference\nmodel: test-model\ntop: none\n", "workload.yaml");
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> new RequestReader(Typed.CATALOG, Typed.TODAY).read(spec.kind(), spec.settings()));
    assertThat(refusal)
        .hasMessage("workload.yaml:3: top none: give a number of rows above zero, as in 10");
  }

  @Test
  void refusesAnUnknownKeyAndNamesTheNearest() {
    InvalidInputException refusal =
        refused("kind: inference\nmodel: llama-3.1-8b\nconcurency: 4\n");
    assertThat(refusal).hasMessage("workload.yaml:3: concurency: unknown key, near: concurrency");
    assertThat(refusal.code()).isEqualTo("unknown-key");
  }

  @Test
  void refusesAKeyOfAnotherKindOfWork() {
    assertThat(refused("kind: training\nconcurrency: 4\n").getMessage())
        .startsWith("workload.yaml:2: concurrency: unknown key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"model: gpt-3\n", "kind: dreaming\n", "kind: [inference]x\n"})
  void refusesASpecOfNoKind(String text) {
    assertThat(refused(text)).isNotNull();
    assertThat(refused(text).getMessage()).startsWith("workload.yaml");
  }

  @Test
  void saysWhichKindsThereAre() {
    assertThat(refused("model: gpt-3\n").getMessage())
        .endsWith("kind: give inference, fine-tuning or training");
  }

  @Test
  void refusesAValueThatIsAnObject() {
    assertThat(refused("{\"kind\": \"inference\",\n \"budget\": {\"usd\": 3}}"))
        .hasMessage("workload.yaml:2: budget: give one value, or a list of names");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, 2]", "just words", "- inference\n- training\n", "3"})
  void refusesWhatIsNoKeysAndValues(String text) {
    assertThat(refused(text)).isNotNull();
    assertThat(refused(text).code()).isEqualTo("invalid-spec");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"kind\": \"inference\"", "{\"kind\": \"inference\"} x", "{]"})
  void refusesMalformedJsonByItsPlace(String text) {
    InvalidInputException refusal = refused(text);
    assertThat(refusal.code()).isEqualTo("invalid-spec");
    assertThat(refusal.getMessage()).startsWith("workload.yaml:1: ");
  }
}
