package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.Configs.SIZES;
import static io.github.gpuadvisor.catalog.importing.model.Configs.read;
import static io.github.gpuadvisor.catalog.importing.model.Configs.shape;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuggingFaceConfigTest {
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
