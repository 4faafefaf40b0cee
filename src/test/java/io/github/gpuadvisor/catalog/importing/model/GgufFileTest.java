package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.GgufModels.attention;
import static io.github.gpuadvisor.catalog.importing.model.GgufModels.qwen;
import static io.github.gpuadvisor.catalog.importing.model.GgufModels.shape;
import static io.github.gpuadvisor.catalog.importing.model.GgufModels.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GgufFileTest {
  private GgufModels models;

  @BeforeEach
  void folder(@TempDir Path folder) {
    models = new GgufModels(folder);
  }

  @Test
  void tensorsMakeTheModelOfTheCatalog() throws IOException {
    Model read = models.model(qwen(new GgufBytes(), GgmlType.Q5_0));
    Model known = CatalogIndex.builtIn().model("qwen2.5-0.5b");

    assertThat(read.parameters()).isEqualTo(known.parameters());
    assertThat(shape(read).groups()).isEqualTo(shape(known).groups());
    assertThat(shape(read).vocabularySize()).isEqualTo(151_936);
    assertThat(shape(read).tiedEmbeddings()).isTrue();
    assertThat(shape(read).gatedFeedForward()).isTrue();
    assertThat(read.id()).isEqualTo("qwen2.5-0.5b-instruct");
    assertThat(read.checkpointPrecision()).isEqualTo(Precision.Q4_K_M);
  }

  @Test
  void bytesAreThoseOfTheBlocksOfEachType() throws IOException {
    double matrices = 24.0 * (2 * 896 * 896 + 2 * 896 * 128 + 3 * 896 * 4864);
    double vectors = 24.0 * (4 * 896 - 896 + 2 * 128) + 896;
    double bytes = matrices / 32 * 22 + 896 * 151_936.0 / 32 * 34 + vectors * 4;

    assertThat(models.model(qwen(new GgufBytes(), GgmlType.Q5_0)).checkpointGB())
        .isCloseTo(bytes / 1e9, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, false", "2, true", "3, true"})
  void versionsTwoAndThreeOfBothEndsAreRead(int version, boolean big) throws IOException {
    GgufBytes file = new GgufBytes(version, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);

    assertThat(models.model(qwen(file, GgmlType.Q5_0)).parameters()).isEqualTo(494_032_768);
  }

  @Test
  void versionOneIsRefused() {
    assertThatThrownBy(
            () -> models.read(qwen(new GgufBytes(1, ByteOrder.LITTLE_ENDIAN), GgmlType.Q5_0)))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("version 1 is not read");
  }

  @ParameterizedTest
  @CsvSource({
    "0, FP32, false",
    "1, FP16, false",
    "2, Q4_0, false",
    "7, Q8_0, false",
    "14, Q4_K_S, false",
    "17, Q5_K_M, false",
    "18, Q6_K, false",
    "30, IQ4_XS, false",
    "32, BF16, false",
    "38, MXFP4, false",
    "9, FP16, true"
  })
  void fileTypeNamesTheFormat(int fileType, Precision precision, boolean noted) throws IOException {
    ImportedModel read =
        models.read(attention(small("llama", 2).number("general.file_type", fileType), 2));

    assertThat(read.model().checkpointPrecision()).isEqualTo(precision);
    assertThat(read.notes().isEmpty()).isEqualTo(!noted);
  }

  @ParameterizedTest
  @CsvSource({"IQ2_XXS, Q2_K", "TQ2_0, Q2_K", "Q5_1, Q5_K_M", "IQ3_S, Q3_K_M", "Q4_K, Q4_K_M"})
  void typeOfMostParametersNamesTheNearestFormat(GgmlType type, Precision precision)
      throws IOException {
    GgufBytes file =
        small("llama", 1)
            .tensor("blk.0.attn_k.weight", GgmlType.F16, 256, 64)
            .tensor("blk.0.ffn_up.weight", type, 256, 100_000);

    assertThat(models.model(file).checkpointPrecision()).isEqualTo(precision);
  }

  @Test
  void partsOfASplitFileAreOneModel() throws IOException {
    GgufBytes first = small("llama", 2).number("split.count", 2);
    first
        .tensor("blk.0.attn_k.weight", GgmlType.F16, 256, 64)
        .tensor("blk.0.ffn_up.weight", GgmlType.F16, 256, 512)
        .write(models.folder().resolve("big-00001-of-00002.gguf"));
    Path second =
        new GgufBytes()
            .text("general.architecture", "llama")
            .number("split.count", 2)
            .tensor("blk.1.attn_k.weight", GgmlType.F16, 256, 64)
            .tensor("blk.1.ffn_up.weight", GgmlType.F16, 256, 512)
            .write(models.folder().resolve("big-00002-of-00002.gguf"));

    assertThat(ModelFile.read(second.toString()).model().parameters())
        .isEqualTo(2 * 256_000 + 2 * (256 * 64 + 256 * 512));
    Files.delete(models.folder().resolve("big-00001-of-00002.gguf"));
    assertThatThrownBy(() -> ModelFile.read(second.toString()))
        .hasMessageContaining("big-00001-of-00002.gguf is missing");
  }

  @Test
  void halvesOfModelsAreRefused() {
    assertThatThrownBy(() -> models.read(small("clip", 2)))
        .hasMessageContaining("clip is not read from GGUF files");
  }

  @Test
  void missingSizesAreNamedTogether() {
    GgufBytes file =
        new GgufBytes()
            .text("general.architecture", "llama")
            .tensor("token_embd.weight", GgmlType.F16, 256, 1000);

    assertThatThrownBy(() -> models.read(file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("lacks llama.block_count, llama.embedding_length");
  }
}
