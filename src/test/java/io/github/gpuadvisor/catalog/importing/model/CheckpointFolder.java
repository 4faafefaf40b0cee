package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with the configuration of a small Llama, and with tensors where a test puts them. */
record CheckpointFolder(Path path) {
  static final int HIDDEN = 64;
  static final int WIDTH = 256;
  static final int VOCABULARY = 500;
  static final double PARAMETERS =
      2.0 * VOCABULARY * HIDDEN
          + HIDDEN
          + 2 * (4.0 * HIDDEN * HIDDEN + 3.0 * HIDDEN * WIDTH + 2 * HIDDEN);

  static CheckpointFolder in(Path path) throws IOException {
    CheckpointFolder folder = new CheckpointFolder(path);
    folder.config("");
    return folder;
  }

  /** Writes the configuration, with more fields behind its own. */
  void config(String more) throws IOException {
    Files.writeString(
        path.resolve("config.json"),
        """
        {"model_type":"llama","hidden_size":64,"intermediate_size":256,"num_hidden_layers":2,
         "num_attention_heads":4,"vocab_size":500,"max_position_embeddings":128,"torch_dtype":"bfloat16"%s}
        """
            .formatted(more));
  }

  static SafetensorsBytes ends(String dtype) {
    return new SafetensorsBytes()
        .raw("\"__metadata__\":{\"format\":\"pt\"}")
        .tensor("model.embed_tokens.weight", dtype, VOCABULARY, HIDDEN)
        .tensor("lm_head.weight", dtype, VOCABULARY, HIDDEN)
        .tensor("model.norm.weight", dtype, HIDDEN);
  }

  static SafetensorsBytes norms(SafetensorsBytes file, int layer, String dtype) {
    return file.tensor("model.layers." + layer + ".input_layernorm.weight", dtype, HIDDEN)
        .tensor("model.layers." + layer + ".post_attention_layernorm.weight", dtype, HIDDEN);
  }

  static SafetensorsBytes layer(SafetensorsBytes file, int layer, String dtype) {
    for (String name : new String[] {"q_proj", "k_proj", "v_proj", "o_proj"}) {
      file.tensor(matrix(layer, "self_attn." + name) + ".weight", dtype, HIDDEN, HIDDEN);
    }
    file.tensor(matrix(layer, "mlp.gate_proj") + ".weight", dtype, WIDTH, HIDDEN)
        .tensor(matrix(layer, "mlp.up_proj") + ".weight", dtype, WIDTH, HIDDEN)
        .tensor(matrix(layer, "mlp.down_proj") + ".weight", dtype, HIDDEN, WIDTH);
    return norms(file, layer, dtype);
  }

  static String matrix(int layer, String name) {
    return "model.layers." + layer + "." + name;
  }

  static SafetensorsBytes whole(String dtype) {
    return layer(layer(ends(dtype), 0, dtype), 1, dtype);
  }

  Model model() {
    return read().model();
  }

  ImportedModel read() {
    return ModelFile.read(path.toString());
  }

  Path file(String name) {
    return path.resolve(name);
  }

  Path single() {
    return file("model.safetensors");
  }
}
