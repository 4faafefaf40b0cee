package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.Configs.SIZES;
import static io.github.gpuadvisor.catalog.importing.model.Configs.refused;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.DocumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configurations that lack a size, contradict themselves or are none. */
class BadConfigTest {
  @Test
  void missingSizesAreNamedTogether() {
    refused("\"model_type\":\"llama\",\"hidden_size\":1024,\"vocab_size\":32000")
        .hasMessage(
            "config.json: lacks num_hidden_layers, num_attention_heads, intermediate_size of the"
                + " architecture llama");
  }

  @Test
  void missingSizesOfAnInnerConfigurationAreNamedWithTheirPlace() {
    refused("\"model_type\":\"mistral3\",\"text_config\":{\"model_type\":\"mistral\"}")
        .hasMessageContaining("text_config.hidden_size");
  }

  @Test
  void unknownKindOfLayerIsRefused() {
    refused(
            "\"model_type\":\"llama\",\"layer_types\":[\"full_attention\",\"retention\","
                + "\"full_attention\",\"full_attention\"],"
                + SIZES)
        .hasMessageContaining("'retention'");
  }

  @Test
  void layerTypesOfAnotherNumberOfLayersAreContradictory() {
    refused("\"model_type\":\"llama\",\"layer_types\":[\"full_attention\"]," + SIZES)
        .hasMessageContaining("names 1 layers, and num_hidden_layers is 4");
  }

  @Test
  void keyValueHeadsThatDoNotDivideAreContradictory() {
    refused(
            "\"model_type\":\"llama\","
                + SIZES.replace("\"num_key_value_heads\":2", "\"num_key_value_heads\":3"))
        .hasMessageContaining("3 key-value heads do not divide 8 attention heads");
  }

  @Test
  void headsThatDoNotDivideTheWidthAreContradictory() {
    refused("\"model_type\":\"llama\"," + SIZES.replace("1024", "1020"))
        .hasMessageContaining("8 heads do not divide the width 1020");
  }

  @Test
  void moreExpertsForATokenThanThereAreIsContradictory() {
    refused("\"model_type\":\"mixtral\",\"num_local_experts\":8,\"num_experts_per_tok\":9," + SIZES)
        .hasMessageContaining("9 experts a token of 8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NaN | not NaN",
        "Infinity | not Infinity",
        "-1 | must not be negative",
        "0 | must be above zero",
        "1.5 | must be a whole number, not 1.5",
        "1e12 | larger than any model's",
        "\"many\" | must be a whole number, not many",
        "[1] | must be a whole number",
        "{} | must be a whole number",
        "true | must be a whole number"
      })
  void sizeThatIsNoneIsRefusedWithItsKeyAndLine(String value, String message) {
    assertThatThrownBy(
            () ->
                HuggingFaceConfig.read(
                    "{\"model_type\":\"llama\",\n"
                        + SIZES.replace("\"vocab_size\":32000", "\n\"vocab_size\":" + value)
                        + "}",
                    "config.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("config.json:4: vocab_size: ")
        .hasMessageContaining(message);
  }

  @Test
  void keyGivenTwiceIsRefused() {
    refused("\"hidden_size\":1,\"model_type\":\"llama\"," + SIZES)
        .hasMessageContaining("Duplicate");
  }

  @Test
  void deepNestingIsRefused() {
    refused("\"a\":" + "[".repeat(5000) + "]".repeat(5000)).hasMessageContaining("too deep");
  }

  @Test
  void moreLayersThanAnyModelHasAreRefused() {
    refused(
            "\"model_type\":\"llama\","
                + SIZES.replace("\"num_hidden_layers\":4", "\"num_hidden_layers\":100000000"))
        .hasMessageContaining("no model has 100000000 layers");
  }

  @Test
  void sizesThatCannotAllBeRightAreRefused() {
    refused(
            "\"model_type\":\"llama\","
                + SIZES.replace("4096", "90000000").replace("1024", "80000000"))
        .hasMessageContaining("they cannot all be right");
  }

  @Test
  void documentThatIsNoConfigurationIsRefused() {
    refused("\"name\":\"package\",\"version\":\"1.0\"")
        .hasMessageContaining("is no configuration of a model");
  }

  @Test
  void textThatIsNoJsonIsRefused() {
    assertThatThrownBy(() -> HuggingFaceConfig.read("{\"a\":", "config.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("not valid JSON");
  }
}
