package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is, is found out from what it holds. */
class ModelFileTest {
  private static final Path LLAMA = Path.of("src/test/resources/importing/model/llama-3.1-8b.json");
  private static final int LARGEST_CONFIG = 4 << 20;

  @TempDir private Path folder;

  private static GgufBytes gguf() {
    return new GgufBytes()
        .text("general.architecture", "llama")
        .number("llama.block_count", 1)
        .number("llama.embedding_length", 64)
        .number("llama.attention.head_count", 4)
        .tensor("token_embd.weight", GgmlType.F16, 64, 100)
        .tensor("blk.0.attn_k.weight", GgmlType.F16, 64, 64);
  }

  private AbstractThrowableAssert<?, ?> refused(Path file) {
    return assertThatThrownBy(() -> ModelFile.read(file.toString()))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith(file.toString());
  }

  @Test
  void configurationOfAnyNameIsRead() throws IOException {
    Path file = Files.copy(LLAMA, folder.resolve("settings.txt"));

    assertThat(ModelFile.read(file.toString()).model().parameters()).isEqualTo(8_030_261_248.0);
    assertThat(ModelFile.read(file.toString()).model().id()).isEqualTo("settings.txt");
  }

  @Test
  void configurationIsCalledAsItsFolder() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("Chat 8B"));
    Files.copy(LLAMA, inner.resolve("config.json"));

    assertThat(ModelFile.read(inner.toString()).model().id()).isEqualTo("chat-8b");
    assertThat(ModelFile.read(inner.resolve("config.json").toString()).model().id())
        .isEqualTo("chat-8b");
  }

  @Test
  void byteOrderMarkIsNoTrouble() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "\uFEFF" + Files.readString(LLAMA));

    assertThat(ModelFile.read(file.toString()).model().parameters()).isEqualTo(8_030_261_248.0);
  }

  @Test
  void ggufOfAnyNameIsRead() throws IOException {
    Path file = gguf().write(folder.resolve("model.bin"));

    assertThat(ModelFile.read(file.toString()).model().id()).isEqualTo("model.bin");
  }

  @Test
  void folderOfOneGgufIsThatFile() throws IOException {
    gguf().write(folder.resolve("one.gguf"));
    assertThat(ModelFile.read(folder.toString()).model().id()).isEqualTo("one");

    gguf().write(folder.resolve("two.gguf"));
    refused(folder).hasMessageContaining("2 GGUF files: name one of them");
  }

  @Test
  void folderWithoutAModelIsRefused() {
    refused(folder).hasMessageContaining("holds no config.json and no GGUF file");
  }

  @Test
  void fileThatIsNotThereIsRefused() {
    refused(folder.resolve("none.json")).hasMessageContaining("there is no such file");
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    refused(Files.createFile(folder.resolve("x"))).hasMessageContaining("is empty");
  }

  @Test
  void archiveOfPyTorchIsNeverOpened() throws IOException {
    refused(
            Files.write(
                folder.resolve("pytorch_model.bin"), "PK\3\4".getBytes(StandardCharsets.US_ASCII)))
        .hasMessageContaining("name its config.json instead");
  }

  @Test
  void textThatIsNothingOfTheKindIsRefused() throws IOException {
    refused(Files.writeString(folder.resolve("x.json"), "hello"))
        .hasMessageContaining("is no config.json, safetensors file");
  }

  @Test
  void configurationLargerThanConfigurationsAreIsRefused() throws IOException {
    refused(Files.writeString(folder.resolve("x.json"), "{" + " ".repeat(LARGEST_CONFIG)))
        .hasMessageContaining("larger than 4 MiB");
  }

  @Test
  void nameThatIsNoneIsRefused() {
    assertThatThrownBy(() -> ModelFile.read("a\0b")).isInstanceOf(DocumentException.class);
  }
}
