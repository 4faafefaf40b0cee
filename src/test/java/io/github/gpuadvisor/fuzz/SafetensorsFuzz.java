package io.github.gpuadvisor.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Weights beside a configuration: one file, or several under an index. */
final class SafetensorsFuzz {
  private static final String CONFIG = "config.json";
  private static final String FIRST = "model-00001-of-00002.safetensors";
  private static final List<String> FILES =
      List.of(
          "model.safetensors",
          CONFIG,
          FIRST,
          "model-00002-of-00002.safetensors",
          "model.safetensors.index.json");

  private static final byte[] LLAMA =
      """
      {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 64,
       "intermediate_size": 128, "num_attention_heads": 4, "num_hidden_layers": 2,
       "num_key_value_heads": 2, "vocab_size": 256, "torch_dtype": "bfloat16"}
      """
          .getBytes(StandardCharsets.UTF_8);

  /** A header of a page may tell of this many bytes of data; the file has none of them written. */
  private static final long DATA_BYTES = 1L << 36;

  private SafetensorsFuzz() {}

  public static void fuzzerTestOneInput(byte[] input) {
    try (Scratch scratch = new Scratch()) {
      Map<String, byte[]> files = new LinkedHashMap<>(Bundle.files(input, FILES));
      files.putIfAbsent(CONFIG, LLAMA);
      files.forEach((name, bytes) -> scratch.write("model/" + name, bytes));
      for (String name : files.keySet()) {
        if (name.endsWith(".safetensors") && input.length % 2 == 0) {
          scratch.lengthen("model/" + name, DATA_BYTES);
        }
      }
      String named = files.containsKey(FIRST) ? FIRST : CONFIG;
      ModelImport.check(scratch, named, input);
    }
  }
}
