package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.Configs.SIZES;
import static io.github.gpuadvisor.catalog.importing.model.Configs.read;
import static io.github.gpuadvisor.catalog.importing.model.Configs.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Architectures that are not known by name: counted as a Llama, and never guessed beyond it. */
class UnknownConfigTest {
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
}
