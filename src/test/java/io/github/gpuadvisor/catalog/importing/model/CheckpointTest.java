package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.PARAMETERS;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.ends;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.layer;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with a configuration and tensors: the shape of the one, the bytes of the other. */
class CheckpointTest {
  private CheckpointFolder checkpoint;

  @BeforeEach
  void configuration(@TempDir Path folder) throws IOException {
    checkpoint = CheckpointFolder.in(folder);
  }

  @Test
  void configurationAloneCountsParametersAndKnowsNoBytes() {
    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS);
    assertThat(checkpoint.model().checkpointGB()).isNull();
    assertThat(checkpoint.model().checkpointPrecision()).isEqualTo(Precision.BF16);
  }

  @Test
  void bytesAreThoseOfTheTensors() throws IOException {
    whole("BF16").write(checkpoint.single());

    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS);
    assertThat(checkpoint.model().checkpointGB()).isEqualTo(2 * PARAMETERS / 1e9);
    assertThat(checkpoint.read().notes()).isEmpty();
  }

  @Test
  void storedTypeWinsOverTheConfiguration() throws IOException {
    whole("F32").write(checkpoint.single());

    assertThat(checkpoint.model().checkpointPrecision()).isEqualTo(Precision.FP32);
    assertThat(checkpoint.model().checkpointGB()).isEqualTo(4 * PARAMETERS / 1e9);
    assertThat(checkpoint.read().notes())
        .containsExactly("stored as fp32, though the configuration says bf16");
  }

  @Test
  void safetensorsFileIsReadWithTheConfigurationBesideIt() throws IOException {
    Path file = whole("BF16").write(checkpoint.file("weights.of.mine"));

    assertThat(ModelFile.read(file.toString()).model().checkpointGB())
        .isEqualTo(2 * PARAMETERS / 1e9);
  }

  @Test
  void safetensorsFileAloneDoesNotSayItsHeads() throws IOException {
    Path file = whole("BF16").write(checkpoint.single());
    Files.delete(checkpoint.file("config.json"));

    assertThatThrownBy(() -> ModelFile.read(file.toString()))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("needs its config.json beside it");
  }

  @Test
  void indexLeadsToAllFiles() throws IOException {
    layer(ends("BF16"), 0, "BF16").write(checkpoint.file("model-00001-of-00002.safetensors"));
    Path second =
        layer(new SafetensorsBytes(), 1, "BF16")
            .write(checkpoint.file("model-00002-of-00002.safetensors"));
    index("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");

    assertThat(checkpoint.model().checkpointGB()).isEqualTo(2 * PARAMETERS / 1e9);
    assertThat(checkpoint.read().read()).contains("2 headers");
    assertThat(ModelFile.read(second.toString()).model().parameters()).isEqualTo(PARAMETERS);
  }

  @Test
  void indexAloneGivesTheTotalSize() throws IOException {
    index("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");

    assertThat(checkpoint.model().checkpointGB()).isEqualTo(1234.0 / 1e9);
    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS);
    assertThat(checkpoint.read().notes())
        .singleElement()
        .asString()
        .contains("only the index was read");
    assertThat(ModelFile.read(checkpoint.file(SafetensorsIndex.NAME).toString()).model())
        .isEqualTo(checkpoint.model());
  }

  @Test
  void oneOfSeveralFilesNeedsTheIndex() throws IOException {
    Path file = whole("BF16").write(checkpoint.file("model-00001-of-00002.safetensors"));

    assertThatThrownBy(() -> ModelFile.read(file.toString()))
        .hasMessageContaining("model.safetensors.index.json must be beside it");
  }

  private void index(String first, String second) throws IOException {
    Files.writeString(
        checkpoint.file(SafetensorsIndex.NAME),
        """
        {"metadata":{"total_size":1234},"weight_map":{"a":"%s","b":"%s"}}
        """
            .formatted(first, second));
  }

  @Test
  void layersThatPredictFurtherTokensAreStoredAndNotCounted() throws IOException {
    layer(whole("BF16"), 2, "BF16").write(checkpoint.single());

    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS);
    assertThat(checkpoint.model().checkpointGB()).isGreaterThan(2 * PARAMETERS / 1e9);
    assertThat(checkpoint.read().notes())
        .singleElement()
        .asString()
        .contains("predict further tokens");
  }

  @Test
  void masksOfEarlyCheckpointsAreNoParameters() throws IOException {
    whole("BF16").tensor("h.0.attn.bias", "BF16", 1, 1, 64, 64).write(checkpoint.single());

    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS);
  }

  @Test
  void tensorsOfAnotherModelAreRefused() throws IOException {
    whole("BF16").tensor("model.extra.weight", "BF16", 1000, 1000).write(checkpoint.single());

    assertThatThrownBy(checkpoint::read).hasMessageContaining("not of one model");
  }

  @Test
  void whatTheTensorsHoldWinsOverTheCount() throws IOException {
    whole("BF16").tensor("model.extra.weight", "BF16", 10).write(checkpoint.single());

    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS + 10);
    assertThat(checkpoint.read().notes()).singleElement().asString().contains("the tensors hold");
  }
}
