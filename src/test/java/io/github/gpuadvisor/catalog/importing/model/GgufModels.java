package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** Models in GGUF files, laid out as converters do, in a folder of a test. */
record GgufModels(Path folder) {
  /** Qwen2.5 0.5B as {@code convert_hf_to_gguf.py} lays it out. */
  static GgufBytes qwen(GgufBytes file, GgmlType matrices) {
    file.text("general.architecture", "qwen2")
        .text("general.name", "Qwen2.5 0.5B Instruct")
        .number("general.file_type", 15)
        .number("qwen2.block_count", 24)
        .number("qwen2.context_length", 32_768)
        .number("qwen2.embedding_length", 896)
        .number("qwen2.feed_forward_length", 4864)
        .number("qwen2.attention.head_count", 14)
        .number("qwen2.attention.head_count_kv", 2)
        .texts("tokenizer.ggml.tokens", 300)
        .tensor("token_embd.weight", GgmlType.Q8_0, 896, 151_936)
        .tensor("output_norm.weight", GgmlType.F32, 896);
    for (int layer = 0; layer < 24; layer++) {
      String block = "blk." + layer + ".";
      file.tensor(block + "attn_norm.weight", GgmlType.F32, 896)
          .tensor(block + "attn_q.weight", matrices, 896, 896)
          .tensor(block + "attn_q.bias", GgmlType.F32, 896)
          .tensor(block + "attn_k.weight", matrices, 896, 128)
          .tensor(block + "attn_k.bias", GgmlType.F32, 128)
          .tensor(block + "attn_v.weight", matrices, 896, 128)
          .tensor(block + "attn_v.bias", GgmlType.F32, 128)
          .tensor(block + "attn_output.weight", matrices, 896, 896)
          .tensor(block + "ffn_norm.weight", GgmlType.F32, 896)
          .tensor(block + "ffn_gate.weight", matrices, 896, 4864)
          .tensor(block + "ffn_up.weight", matrices, 896, 4864)
          .tensor(block + "ffn_down.weight", matrices, 4864, 896);
    }
    return file;
  }

  /** Sizes and both tables of a small model, which still lacks its blocks. */
  static GgufBytes small(String architecture, int blocks) {
    return new GgufBytes()
        .text("general.architecture", architecture)
        .number(architecture + ".block_count", blocks)
        .number(architecture + ".embedding_length", 256)
        .number(architecture + ".feed_forward_length", 512)
        .number(architecture + ".attention.head_count", 8)
        .tensor("token_embd.weight", GgmlType.F16, 256, 1000)
        .tensor("output.weight", GgmlType.F16, 256, 1000);
  }

  static GgufBytes attention(GgufBytes file, int blocks) {
    for (int layer = 0; layer < blocks; layer++) {
      file.tensor("blk." + layer + ".attn_k.weight", GgmlType.F16, 256, 64)
          .tensor("blk." + layer + ".ffn_up.weight", GgmlType.F16, 256, 512);
    }
    return file;
  }

  static Transformer shape(Model model) {
    return Objects.requireNonNull(model.transformer());
  }

  ImportedModel read(GgufBytes file) throws IOException {
    return ModelFile.read(file.write(folder.resolve("file.gguf")).toString());
  }

  Model model(GgufBytes file) throws IOException {
    return read(file).model();
  }
}
