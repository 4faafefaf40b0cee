package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;

/** GGUF files that lie, in a folder of a test. */
record HostileGguf(Path folder) {
  static GgufBytes good() {
    return new GgufBytes()
        .text("general.architecture", "llama")
        .number("llama.block_count", 1)
        .number("llama.embedding_length", 64)
        .number("llama.attention.head_count", 4)
        .numbers("llama.attention.head_count_kv", 2)
        .texts("tokenizer.ggml.tokens", 5)
        .tensor("token_embd.weight", GgmlType.F16, 64, 100)
        .tensor("blk.0.attn_k.weight", GgmlType.F16, 64, 32);
  }

  AbstractThrowableAssert<?, ?> refused(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("hostile.gguf"), bytes);
    return assertThatThrownBy(() -> ModelFile.read(file.toString()))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith(file.toString())
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  AbstractThrowableAssert<?, ?> refused(GgufBytes bytes) throws IOException {
    bytes.write(folder.resolve("whole.gguf"));
    return refused(Files.readAllBytes(folder.resolve("whole.gguf")));
  }
}
