package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.DocumentException;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HuggingFaceConfigTest {
  private static final String SIZES =
      """
      "hidden_size":1024,"intermediate_size":4096,"num_hidden_layers":4,"num_attention_heads":8,
      "num_key_value_heads":2,"vocab_size":32000,"max_position_embeddings":4096,"hidden_act":"silu"\
      """;

  private static HuggingFaceConfig read(String fields) {
    return HuggingFaceConfig.read("{" + fields + "}", "config.json");
  }

  private static Transformer shape(HuggingFaceConfig config) {
    return Objects.requireNonNull(config.blueprint().shape());
  }

  private static AbstractThrowableAssert<?, ?> refused(String fields) {
    return assertThatThrownBy(() -> read(fields))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("config.json")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

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
  void nearestArchitectureIsNamedForAnUnknownOne() {
    refused("\"model_type\":\"qwen4_moe\",\"hidden_size\":1024")
        .hasMessageContaining("qwen4_moe, which is not known here (nearest known: qwen");
  }

  @Test
  void unknownArchitectureMustStateItsKeyValueHeads() {
    refused("\"model_type\":\"newish\"," + SIZES.replace("\"num_key_value_heads\":2,", ""))
        .hasMessageContaining("num_key_value_heads");
  }

  @Test
  void unknownArchitectureIsCountedAsALlamaAndSaysSo() {
    HuggingFaceConfig read = read("\"model_type\":\"newish\"," + SIZES);

    assertThat(read.blueprint().weights().total())
        .isEqualTo(read("\"model_type\":\"llama\"," + SIZES).blueprint().weights().total());
    assertThat(read.blueprint().notes())
        .singleElement()
        .asString()
        .contains("newish", "not known by name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kv_lora_rank\":512",
        "\"ssm_state_size\":128",
        "\"linear_num_value_heads\":32",
        "\"mamba_d_state\":16",
        "\"num_kv_shared_layers\":10",
        "\"cross_attention_layers\":[3]",
        "\"layers_block_type\":[\"a\"]"
      })
  void unknownArchitectureThatSpeaksOfSomethingElseIsRefused(String field) {
    refused("\"model_type\":\"newish\"," + SIZES + "," + field)
        .hasMessageContaining("what it means in newish")
        .hasMessageContaining(field.substring(1, field.indexOf(':') - 1));
  }

  @Test
  void unknownFeedForwardBlocksAreNotGuessed() {
    refused("\"model_type\":\"newish\"," + SIZES.replace("silu", "relu2"))
        .hasMessageContaining("two matrices or three");
  }

  @Test
  void unknownWindowIsNotGuessed() {
    refused("\"model_type\":\"newish\",\"sliding_window\":512," + SIZES)
        .hasMessageContaining("attend to the sliding window");
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
  void infinityWhereItDoesNotMatterIsRead() {
    assertThat(
            shape(
                    read(
                        "\"time_step_limit\":[0.0,Infinity],\"x\":NaN,\"model_type\":\"llama\","
                            + SIZES))
                .layers())
        .isEqualTo(4);
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

  @Test
  void nameOfTheClassStandsInForTheModelType() {
    assertThat(read("\"architectures\":[\"Qwen2ForCausalLM\"]," + SIZES).architecture())
        .isEqualTo("qwen2");
  }

  @Test
  void windowAsLongAsTheContextIsNone() {
    assertThat(shape(read("\"model_type\":\"mistral\",\"sliding_window\":4096," + SIZES)).groups())
        .extracting("attention")
        .containsExactly(Attention.FULL);
  }

  @Test
  void windowSwitchedOnBeginsWhereQwenSays() {
    assertThat(
            shape(
                    read(
                        "\"model_type\":\"qwen2\",\"use_sliding_window\":true,\"sliding_window\":512,"
                            + "\"max_window_layers\":3,"
                            + SIZES))
                .groups())
        .extracting(group -> group.count() + " " + group.attention())
        .containsExactly("3 FULL", "1 WINDOW");
  }

  @Test
  void blocksOfNemotronInWordsAreThoseInLetters() {
    String rest =
        ",\"model_type\":\"nemotron_h\",\"mamba_num_heads\":16,\"mamba_head_dim\":64,"
            + "\"ssm_state_size\":128,\"n_groups\":8,\"conv_kernel\":4,"
            + SIZES.replace("\"num_hidden_layers\":4,", "");
    HuggingFaceConfig letters =
        read("\"num_hidden_layers\":3,\"hybrid_override_pattern\":\"M*-\"" + rest);
    HuggingFaceConfig words =
        read("\"layers_block_type\":[\"mamba\",\"attention\",\"mlp\"]" + rest);

    assertThat(shape(words)).isEqualTo(shape(letters));
    assertThat(shape(words).layers()).isEqualTo(3);
    assertThat(words.blueprint().weights().total())
        .isEqualTo(letters.blueprint().weights().total());
  }

  @Test
  void imageEncoderThatIsNotCountedIsSaid() {
    assertThat(
            read("\"model_type\":\"qwen2_5_vl\",\"vision_config\":{\"depth\":32}," + SIZES)
                .blueprint()
                .notes())
        .containsExactly("the parameters of its vision_config are not counted");
  }

  @Test
  void quantizationThatIsNotKnownIsNoSixteenBit() {
    assertThat(
            read("\"model_type\":\"llama\",\"torch_dtype\":\"bfloat16\",\"quantization_config\":"
                    + "{\"quant_method\":\"newish\"},"
                    + SIZES)
                .precision())
        .isNull();
  }

  @Test
  void defaultsOfAnArchitectureAreSaid() {
    assertThat(
            read("\"model_type\":\"gemma3\",\"text_config\":{\"model_type\":\"gemma3_text\","
                    + "\"hidden_size\":2560,\"intermediate_size\":10240,\"num_hidden_layers\":6,"
                    + "\"sliding_window\":1024}")
                .blueprint()
                .notes())
        .anySatisfy(
            note -> assertThat(note).contains("num_attention_heads 8", "vocab_size 262208"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"torch_dtype\":\"float16\" | FP16",
        "\"dtype\":\"bfloat16\" | BF16",
        "\"quantization_config\":{\"quant_method\":\"awq\",\"bits\":4} | INT4",
        "\"quantization_config\":{\"quant_method\":\"gptq\",\"bits\":8} | INT8",
        "\"quantization_config\":{\"quant_method\":\"fp8\"} | FP8",
        "\"quantization_config\":{\"quant_method\":\"mxfp4\"} | MXFP4",
        "\"quantization_config\":{\"quant_method\":\"bitsandbytes\",\"load_in_4bit\":true} | INT4",
        "\"quantization_config\":{\"quant_method\":\"modelopt\",\"quant_algo\":\"NVFP4\"} | NVFP4",
        "\"quantization_config\":{\"quant_method\":\"compressed-tensors\",\"config_groups\":{\"group_0\":"
            + "{\"weights\":{\"num_bits\":8,\"type\":\"float\"}}}} | FP8",
        "\"quantization_config\":{\"quant_method\":\"compressed-tensors\",\"config_groups\":{\"group_0\":"
            + "{\"weights\":{\"num_bits\":4,\"type\":\"int\"}}}} | INT4",
        "\"quantization_config\":{\"quant_method\":\"compressed-tensors\",\"config_groups\":{\"group_0\":"
            + "{\"weights\":{\"num_bits\":4,\"type\":\"float\"}}}} | NVFP4"
      })
  void storageFormatIsWhatTheConfigurationSays(String field, Precision precision) {
    assertThat(read("\"model_type\":\"llama\"," + field + "," + SIZES).precision())
        .isEqualTo(precision);
  }
}
