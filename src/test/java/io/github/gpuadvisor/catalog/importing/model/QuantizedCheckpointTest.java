package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.HIDDEN;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.PARAMETERS;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.WIDTH;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.ends;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.layer;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.matrix;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.norms;
import static io.github.gpuadvisor.catalog.importing.model.CheckpointFolder.whole;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints whose numbers are packed: each is counted once, at the bits that it is stored in. */
class QuantizedCheckpointTest {
  private CheckpointFolder checkpoint;

  @BeforeEach
  void configuration(@TempDir Path folder) throws IOException {
    checkpoint = CheckpointFolder.in(folder);
  }

  @Test
  void fourBitNumbersPackedIntoIntsAreCountedOneByOne() throws IOException {
    checkpoint.config(
        ",\"quantization_config\":{\"quant_method\":\"awq\",\"bits\":4,\"group_size\":64}");
    SafetensorsBytes file = ends("F16");
    for (int layer = 0; layer < 2; layer++) {
      norms(file, layer, "F16");
      packed(file, layer, "self_attn.q_proj", HIDDEN, HIDDEN);
      packed(file, layer, "self_attn.k_proj", HIDDEN, HIDDEN);
      packed(file, layer, "self_attn.v_proj", HIDDEN, HIDDEN);
      packed(file, layer, "self_attn.o_proj", HIDDEN, HIDDEN);
      packed(file, layer, "mlp.gate_proj", HIDDEN, WIDTH);
      packed(file, layer, "mlp.up_proj", HIDDEN, WIDTH);
      packed(file, layer, "mlp.down_proj", WIDTH, HIDDEN);
    }
    file.write(checkpoint.single());

    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS);
    assertThat(checkpoint.model().checkpointPrecision()).isEqualTo(Precision.INT4);
    assertThat(checkpoint.model().checkpointGB() * 1e9).isLessThan(PARAMETERS * 1.7);
  }

  private static void packed(SafetensorsBytes file, int layer, String name, int in, int out) {
    file.tensor(matrix(layer, name) + ".qweight", "I32", in, out / 8)
        .tensor(matrix(layer, name) + ".qzeros", "I32", in / 64, out / 8)
        .tensor(matrix(layer, name) + ".scales", "F16", in / 64, out);
  }

  @Test
  void eightBitFloatsWithScalesAreEightBits() throws IOException {
    checkpoint.config(
        ",\"quantization_config\":{\"quant_method\":\"fp8\",\"weight_block_size\":[128,128]}");
    whole("F8_E4M3")
        .tensor(matrix(0, "self_attn.q_proj") + ".weight_scale_inv", "F32", 1, 1)
        .write(checkpoint.single());

    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS);
    assertThat(checkpoint.model().checkpointPrecision()).isEqualTo(Precision.FP8);
    assertThat(checkpoint.model().checkpointGB()).isEqualTo((PARAMETERS + 4) / 1e9);
  }

  @Test
  void blocksOfMxfp4HoldTwoNumbersInAByte() throws IOException {
    checkpoint.config(",\"quantization_config\":{\"quant_method\":\"mxfp4\"}");
    SafetensorsBytes file = layer(ends("BF16"), 0, "BF16");
    norms(file, 1, "BF16")
        .tensor("model.layers.1.mlp.experts.gate_up_proj_blocks", "U8", 2, WIDTH, 2, 16)
        .tensor("model.layers.1.mlp.experts.gate_up_proj_scales", "U8", 2, WIDTH, 2)
        .tensor("model.layers.1.mlp.experts.down_proj_blocks", "U8", 1, HIDDEN, 8, 16)
        .tensor("model.layers.1.self_attn.all_blocks", "U8", 4, HIDDEN, 2, 16);
    file.write(checkpoint.single());

    assertThat(checkpoint.model().parameters()).isEqualTo(PARAMETERS);
    assertThat(checkpoint.model().checkpointPrecision()).isEqualTo(Precision.MXFP4);
  }

  @Test
  void quantizationInAFileOfItsOwnIsRead() throws IOException {
    Files.writeString(
        checkpoint.file("hf_quant_config.json"),
        "{\"producer\":{\"name\":\"modelopt\"},\"quantization\":{\"quant_algo\":\"NVFP4\"}}");

    assertThat(checkpoint.model().checkpointPrecision()).isEqualTo(Precision.NVFP4);
  }

  @Test
  void unknownQuantizationIsSaid() throws IOException {
    checkpoint.config(",\"quantization_config\":{\"quant_method\":\"newish\"}");

    assertThat(checkpoint.model().checkpointPrecision()).isNull();
    assertThat(checkpoint.read().notes()).singleElement().asString().contains("taken as 16 bit");
  }
}
