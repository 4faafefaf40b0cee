package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.Model;
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
  private static final int HIDDEN = 64;
  private static final int WIDTH = 256;
  private static final int VOCABULARY = 500;
  private static final double PARAMETERS =
      2.0 * VOCABULARY * HIDDEN
          + HIDDEN
          + 2 * (4.0 * HIDDEN * HIDDEN + 3.0 * HIDDEN * WIDTH + 2 * HIDDEN);

  @TempDir private Path folder;

  @BeforeEach
  void config() throws IOException {
    config("");
  }

  private void config(String more) throws IOException {
    Files.writeString(
        folder.resolve("config.json"),
        """
        {"model_type":"llama","hidden_size":64,"intermediate_size":256,"num_hidden_layers":2,
         "num_attention_heads":4,"vocab_size":500,"max_position_embeddings":128,"torch_dtype":"bfloat16"%s}
        """
            .formatted(more));
  }

  private static SafetensorsBytes ends(String dtype) {
    return new SafetensorsBytes()
        .raw("\"__metadata__\":{\"format\":\"pt\"}")
        .tensor("model.embed_tokens.weight", dtype, VOCABULARY, HIDDEN)
        .tensor("lm_head.weight", dtype, VOCABULARY, HIDDEN)
        .tensor("model.norm.weight", dtype, HIDDEN);
  }

  private static SafetensorsBytes norms(SafetensorsBytes file, int layer, String dtype) {
    return file.tensor("model.layers." + layer + ".input_layernorm.weight", dtype, HIDDEN)
        .tensor("model.layers." + layer + ".post_attention_layernorm.weight", dtype, HIDDEN);
  }

  private static SafetensorsBytes layer(SafetensorsBytes file, int layer, String dtype) {
    for (String name : new String[] {"q_proj", "k_proj", "v_proj", "o_proj"}) {
      file.tensor(matrix(layer, "self_attn." + name) + ".weight", dtype, HIDDEN, HIDDEN);
    }
    file.tensor(matrix(layer, "mlp.gate_proj") + ".weight", dtype, WIDTH, HIDDEN)
        .tensor(matrix(layer, "mlp.up_proj") + ".weight", dtype, WIDTH, HIDDEN)
        .tensor(matrix(layer, "mlp.down_proj") + ".weight", dtype, HIDDEN, WIDTH);
    return norms(file, layer, dtype);
  }

  private static String matrix(int layer, String name) {
    return "model.layers." + layer + "." + name;
  }

  private static SafetensorsBytes whole(String dtype) {
    return layer(layer(ends(dtype), 0, dtype), 1, dtype);
  }

  private Model model() {
    return read().model();
  }

  private ImportedModel read() {
    return ModelFile.read(folder.toString());
  }

  private Path single() {
    return folder.resolve("model.safetensors");
  }

  @Test
  void configurationAloneCountsParametersAndKnowsNoBytes() {
    assertThat(model().parameters()).isEqualTo(PARAMETERS);
    assertThat(model().checkpointGB()).isNull();
    assertThat(model().checkpointPrecision()).isEqualTo(Precision.BF16);
  }

  @Test
  void bytesAreThoseOfTheTensors() throws IOException {
    whole("BF16").write(single());

    assertThat(model().parameters()).isEqualTo(PARAMETERS);
    assertThat(model().checkpointGB()).isEqualTo(2 * PARAMETERS / 1e9);
    assertThat(read().notes()).isEmpty();
  }

  @Test
  void storedTypeWinsOverTheConfiguration() throws IOException {
    whole("F32").write(single());

    assertThat(model().checkpointPrecision()).isEqualTo(Precision.FP32);
    assertThat(model().checkpointGB()).isEqualTo(4 * PARAMETERS / 1e9);
    assertThat(read().notes())
        .containsExactly("stored as fp32, though the configuration says bf16");
  }

  @Test
  void safetensorsFileIsReadWithTheConfigurationBesideIt() throws IOException {
    Path file = whole("BF16").write(folder.resolve("weights.of.mine"));

    assertThat(ModelFile.read(file.toString()).model().checkpointGB())
        .isEqualTo(2 * PARAMETERS / 1e9);
  }

  @Test
  void safetensorsFileAloneDoesNotSayItsHeads() throws IOException {
    Path file = whole("BF16").write(single());
    Files.delete(folder.resolve("config.json"));

    assertThatThrownBy(() -> ModelFile.read(file.toString()))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("needs its config.json beside it");
  }

  @Test
  void indexLeadsToAllFiles() throws IOException {
    layer(ends("BF16"), 0, "BF16").write(folder.resolve("model-00001-of-00002.safetensors"));
    Path second =
        layer(new SafetensorsBytes(), 1, "BF16")
            .write(folder.resolve("model-00002-of-00002.safetensors"));
    index("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");

    assertThat(model().checkpointGB()).isEqualTo(2 * PARAMETERS / 1e9);
    assertThat(read().read()).contains("2 headers");
    assertThat(ModelFile.read(second.toString()).model().parameters()).isEqualTo(PARAMETERS);
  }

  @Test
  void indexAloneGivesTheTotalSize() throws IOException {
    index("model-00001-of-00002.safetensors", "model-00002-of-00002.safetensors");

    assertThat(model().checkpointGB()).isEqualTo(1234.0 / 1e9);
    assertThat(model().parameters()).isEqualTo(PARAMETERS);
    assertThat(read().notes()).singleElement().asString().contains("only the index was read");
    assertThat(ModelFile.read(folder.resolve(SafetensorsIndex.NAME).toString()).model())
        .isEqualTo(model());
  }

  @Test
  void oneOfSeveralFilesNeedsTheIndex() throws IOException {
    Path file = whole("BF16").write(folder.resolve("model-00001-of-00002.safetensors"));

    assertThatThrownBy(() -> ModelFile.read(file.toString()))
        .hasMessageContaining("model.safetensors.index.json must be beside it");
  }

  private void index(String first, String second) throws IOException {
    Files.writeString(
        folder.resolve(SafetensorsIndex.NAME),
        """
        {"metadata":{"total_size":1234},"weight_map":{"a":"%s","b":"%s"}}
        """
            .formatted(first, second));
  }

  @Test
  void fourBitNumbersPackedIntoIntsAreCountedOneByOne() throws IOException {
    config(",\"quantization_config\":{\"quant_method\":\"awq\",\"bits\":4,\"group_size\":64}");
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
    file.write(single());

    assertThat(model().parameters()).isEqualTo(PARAMETERS);
    assertThat(model().checkpointPrecision()).isEqualTo(Precision.INT4);
    assertThat(model().checkpointGB() * 1e9).isLessThan(PARAMETERS * 1.7);
  }

  private static void packed(SafetensorsBytes file, int layer, String name, int in, int out) {
    file.tensor(matrix(layer, name) + ".qweight", "I32", in, out / 8)
        .tensor(matrix(layer, name) + ".qzeros", "I32", in / 64, out / 8)
        .tensor(matrix(layer, name) + ".scales", "F16", in / 64, out);
  }

  @Test
  void eightBitFloatsWithScalesAreEightBits() throws IOException {
    config(",\"quantization_config\":{\"quant_method\":\"fp8\",\"weight_block_size\":[128,128]}");
    whole("F8_E4M3")
        .tensor(matrix(0, "self_attn.q_proj") + ".weight_scale_inv", "F32", 1, 1)
        .write(single());

    assertThat(model().parameters()).isEqualTo(PARAMETERS);
    assertThat(model().checkpointPrecision()).isEqualTo(Precision.FP8);
    assertThat(model().checkpointGB()).isEqualTo((PARAMETERS + 4) / 1e9);
  }

  @Test
  void blocksOfMxfp4HoldTwoNumbersInAByte() throws IOException {
    config(",\"quantization_config\":{\"quant_method\":\"mxfp4\"}");
    SafetensorsBytes file = layer(ends("BF16"), 0, "BF16");
    norms(file, 1, "BF16")
        .tensor("model.layers.1.mlp.experts.gate_up_proj_blocks", "U8", 2, WIDTH, 2, 16)
        .tensor("model.layers.1.mlp.experts.gate_up_proj_scales", "U8", 2, WIDTH, 2)
        .tensor("model.layers.1.mlp.experts.down_proj_blocks", "U8", 1, HIDDEN, 8, 16)
        .tensor("model.layers.1.self_attn.all_blocks", "U8", 4, HIDDEN, 2, 16);
    file.write(single());

    assertThat(model().parameters()).isEqualTo(PARAMETERS);
    assertThat(model().checkpointPrecision()).isEqualTo(Precision.MXFP4);
  }

  @Test
  void quantizationInAFileOfItsOwnIsRead() throws IOException {
    Files.writeString(
        folder.resolve("hf_quant_config.json"),
        "{\"producer\":{\"name\":\"modelopt\"},\"quantization\":{\"quant_algo\":\"NVFP4\"}}");

    assertThat(model().checkpointPrecision()).isEqualTo(Precision.NVFP4);
  }

  @Test
  void unknownQuantizationIsSaid() throws IOException {
    config(",\"quantization_config\":{\"quant_method\":\"newish\"}");

    assertThat(model().checkpointPrecision()).isNull();
    assertThat(read().notes()).singleElement().asString().contains("taken as 16 bit");
  }

  @Test
  void layersThatPredictFurtherTokensAreStoredAndNotCounted() throws IOException {
    layer(whole("BF16"), 2, "BF16").write(single());

    assertThat(model().parameters()).isEqualTo(PARAMETERS);
    assertThat(model().checkpointGB()).isGreaterThan(2 * PARAMETERS / 1e9);
    assertThat(read().notes()).singleElement().asString().contains("predict further tokens");
  }

  @Test
  void masksOfEarlyCheckpointsAreNoParameters() throws IOException {
    whole("BF16").tensor("h.0.attn.bias", "BF16", 1, 1, 64, 64).write(single());

    assertThat(model().parameters()).isEqualTo(PARAMETERS);
  }

  @Test
  void tensorsOfAnotherModelAreRefused() throws IOException {
    whole("BF16").tensor("model.extra.weight", "BF16", 1000, 1000).write(single());

    assertThatThrownBy(this::read).hasMessageContaining("not of one model");
  }

  @Test
  void whatTheTensorsHoldWinsOverTheCount() throws IOException {
    whole("BF16").tensor("model.extra.weight", "BF16", 10).write(single());

    assertThat(model().parameters()).isEqualTo(PARAMETERS + 10);
    assertThat(read().notes()).singleElement().asString().contains("the tensors hold");
  }
}
