package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.DocumentException;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;

/** Configurations of made-up models as Hugging Face has them, by their fields. */
final class Configs {
  static final String SIZES =
      """
      "hidden_size":1024,"intermediate_size":4096,"num_hidden_layers":4,"num_attention_heads":8,
      "num_key_value_heads":2,"vocab_size":32000,"max_position_embeddings":4096,"hidden_act":"silu"\
      """;

  private Configs() {}

  static HuggingFaceConfig read(String fields) {
    return HuggingFaceConfig.read("{" + fields + "}", "config.json");
  }

  static Transformer shape(HuggingFaceConfig config) {
    return Objects.requireNonNull(config.blueprint().shape());
  }

  static AbstractThrowableAssert<?, ?> refused(String fields) {
    return assertThatThrownBy(() -> read(fields))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("config.json")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }
}
