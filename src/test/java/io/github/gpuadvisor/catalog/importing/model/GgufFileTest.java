package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GgufFileTest {
  @TempDir private Path folder;

  /** Qwen2.5 0.5B as {@code convert_hf_to_gguf.py} lays it out. */
  private static GgufBytes qwen(GgufBytes file, GgmlType matrices) {
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

  private Model model(GgufBytes file) throws IOException {
    return read(file).model();
  }

  private ImportedModel read(GgufBytes file) throws IOException {
    return ModelFile.read(file.write(folder.resolve("file.gguf")).toString());
  }

  private static Transformer shape(Model model) {
    return Objects.requireNonNull(model.transformer());
  }

  @Test
  void tensorsMakeTheModelOfTheCatalog() throws IOException {
    Model read = model(qwen(new GgufBytes(), GgmlType.Q5_0));
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

    assertThat(model(qwen(new GgufBytes(), GgmlType.Q5_0)).checkpointGB())
        .isCloseTo(bytes / 1e9, within(1e-12));
  }

  @ParameterizedTest
  @CsvSource({"2, false", "3, false", "2, true", "3, true"})
  void versionsTwoAndThreeOfBothEndsAreRead(int version, boolean big) throws IOException {
    GgufBytes file = new GgufBytes(version, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);

    assertThat(model(qwen(file, GgmlType.Q5_0)).parameters()).isEqualTo(494_032_768);
  }

  @Test
  void versionOneIsRefused() {
    assertThatThrownBy(() -> read(qwen(new GgufBytes(1, ByteOrder.LITTLE_ENDIAN), GgmlType.Q5_0)))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("version 1 is not read");
  }

  private static GgufBytes small(String architecture, int blocks) {
    return new GgufBytes()
        .text("general.architecture", architecture)
        .number(architecture + ".block_count", blocks)
        .number(architecture + ".embedding_length", 256)
        .number(architecture + ".feed_forward_length", 512)
        .number(architecture + ".attention.head_count", 8)
        .tensor("token_embd.weight", GgmlType.F16, 256, 1000)
        .tensor("output.weight", GgmlType.F16, 256, 1000);
  }

  private static GgufBytes attention(GgufBytes file, int blocks) {
    for (int layer = 0; layer < blocks; layer++) {
      file.tensor("blk." + layer + ".attn_k.weight", GgmlType.F16, 256, 64)
          .tensor("blk." + layer + ".ffn_up.weight", GgmlType.F16, 256, 512);
    }
    return file;
  }

  @Test
  void experts() throws IOException {
    GgufBytes file = small("llama", 1).number("llama.expert_count", 8);
    file.number("llama.expert_used_count", 2)
        .tensor("blk.0.attn_k.weight", GgmlType.F16, 256, 64)
        .tensor("blk.0.ffn_gate_exps.weight", GgmlType.F16, 256, 512, 8)
        .tensor("blk.0.ffn_up_exps.weight", GgmlType.F16, 256, 512, 8)
        .tensor("blk.0.ffn_down_exps.weight", GgmlType.F16, 512, 256, 8);
    Model read = model(file);
    double one = 3.0 * 256 * 512;
    double rest = 2 * 256_000.0 + 256 * 64;

    assertThat(read.parameters()).isEqualTo(rest + 8 * one);
    assertThat(read.activeParameters()).isEqualTo(rest + 2 * one);
    assertThat(shape(read).experts()).isEqualTo(new Transformer.Experts(8, 2, 0, 512, 0, 1, null));
  }

  @Test
  void headsOfEachBlockMayDiffer() throws IOException {
    GgufBytes file = small("deci", 3).numbers("deci.attention.head_count_kv", 1, 2, 1);

    assertThat(shape(model(attention(file, 3))).groups())
        .extracting(group -> group.count() + "x" + group.kvHeads())
        .containsExactly("2x1", "1x2");
  }

  @Test
  void patternOfTheArchitectureSaysWhichBlocksHaveAWindow() throws IOException {
    GgufBytes file = small("gemma3", 12).number("gemma3.attention.sliding_window", 1024);

    assertThat(shape(model(attention(file, 12))).groups())
        .extracting(group -> group.count() + " " + group.attention() + " " + group.window())
        .containsExactly("10 WINDOW 1024", "2 FULL null");
  }

  @Test
  void patternInTheFileWins() throws IOException {
    GgufBytes file =
        small("gemma4", 3)
            .number("gemma4.attention.sliding_window", 512)
            .numbers("gemma4.attention.sliding_window_pattern", 1, 0, 1);

    assertThat(shape(model(attention(file, 3))).groups())
        .extracting(group -> group.count() + " " + group.attention())
        .containsExactly("2 WINDOW", "1 FULL");
  }

  @Test
  void windowWithoutAPatternIsNotGuessed() throws IOException {
    GgufBytes file = small("newish", 2).number("newish.attention.sliding_window", 512);
    ImportedModel read = read(attention(file, 2));

    assertThat(shape(read.model()).groups()).extracting("attention").containsOnly(Attention.FULL);
    assertThat(read.notes()).anySatisfy(note -> assertThat(note).contains("512 tokens"));
  }

  @Test
  void latentAttentionKeepsItsRankAndTheRotaryPart() throws IOException {
    GgufBytes file =
        small("deepseek2", 2)
            .number("deepseek2.attention.kv_lora_rank", 512)
            .number("deepseek2.rope.dimension_count", 64)
            .number("deepseek2.attention.key_length", 576)
            .number("deepseek2.attention.value_length", 512)
            .number("deepseek2.attention.key_length_mla", 192)
            .number("deepseek2.attention.value_length_mla", 128);

    assertThat(shape(model(attention(file, 2))).groups())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.attention()).isEqualTo(Attention.LATENT);
              assertThat(group.latentDimension()).isEqualTo(576);
              assertThat(group.headDimension()).isEqualTo(192);
              assertThat(group.valueDimension()).isEqualTo(128);
            });
  }

  @Test
  void recurrentBlocksKeepTheStateOfTheCatalog() throws IOException {
    GgufBytes file =
        small("granitehybrid", 2)
            .numbers("granitehybrid.attention.head_count_kv", 0, 8)
            .number("granitehybrid.ssm.inner_size", 8192)
            .number("granitehybrid.ssm.state_size", 128)
            .number("granitehybrid.ssm.conv_kernel", 4)
            .number("granitehybrid.ssm.group_count", 1)
            .tensor("blk.0.ssm_conv1d.weight", GgmlType.F32, 4, 8448)
            .tensor("blk.1.attn_k.weight", GgmlType.F16, 256, 256);
    Transformer known = shape(CatalogIndex.builtIn().model("granite-4-h-small"));

    assertThat(shape(model(file)).groups())
        .filteredOn(group -> group.attention() == Attention.STATE)
        .extracting("stateElements")
        .containsExactly(known.groups().get(0).stateElements());
  }

  @Test
  void blocksThatPredictFurtherTokensAreLeftOut() throws IOException {
    ImportedModel read =
        read(attention(small("glm4moe", 3).number("glm4moe.nextn_predict_layers", 1), 3));

    assertThat(shape(read.model()).layers()).isEqualTo(2);
    assertThat(read.model().parameters()).isEqualTo(2 * 256_000 + 2 * (256 * 64 + 256 * 512));
    assertThat(read.notes()).anySatisfy(note -> assertThat(note).contains("further tokens"));
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
        read(attention(small("llama", 2).number("general.file_type", fileType), 2));

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

    assertThat(model(file).checkpointPrecision()).isEqualTo(precision);
  }

  @Test
  void partsOfASplitFileAreOneModel() throws IOException {
    GgufBytes first = small("llama", 2).number("split.count", 2);
    first
        .tensor("blk.0.attn_k.weight", GgmlType.F16, 256, 64)
        .tensor("blk.0.ffn_up.weight", GgmlType.F16, 256, 512)
        .write(folder.resolve("big-00001-of-00002.gguf"));
    Path second =
        new GgufBytes()
            .text("general.architecture", "llama")
            .number("split.count", 2)
            .tensor("blk.1.attn_k.weight", GgmlType.F16, 256, 64)
            .tensor("blk.1.ffn_up.weight", GgmlType.F16, 256, 512)
            .write(folder.resolve("big-00002-of-00002.gguf"));

    assertThat(ModelFile.read(second.toString()).model().parameters())
        .isEqualTo(2 * 256_000 + 2 * (256 * 64 + 256 * 512));
    Files.delete(folder.resolve("big-00001-of-00002.gguf"));
    assertThatThrownBy(() -> ModelFile.read(second.toString()))
        .hasMessageContaining("big-00001-of-00002.gguf is missing");
  }

  @Test
  void encodersKeepNothing() throws IOException {
    Model read = model(attention(small("jina-bert-v2", 2), 2));

    assertThat(read.kind()).isEqualTo(Model.Kind.ENCODER);
    assertThat(shape(read).groups()).extracting("attention").containsOnly(Attention.NONE);
  }

  @Test
  void halvesOfModelsAreRefused() {
    assertThatThrownBy(() -> read(small("clip", 2)))
        .hasMessageContaining("clip is not read from GGUF files");
  }

  @Test
  void missingSizesAreNamedTogether() {
    GgufBytes file =
        new GgufBytes()
            .text("general.architecture", "llama")
            .tensor("token_embd.weight", GgmlType.F16, 256, 1000);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("lacks llama.block_count, llama.embedding_length");
  }

  @Test
  void headsAreNotGuessed() {
    GgufBytes file =
        new GgufBytes()
            .text("general.architecture", "llama")
            .number("llama.block_count", 1)
            .number("llama.embedding_length", 64)
            .tensor("token_embd.weight", GgmlType.F16, 64, 100)
            .tensor("blk.0.attn_k.weight", GgmlType.F16, 64, 32);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("lacks llama.attention.head_count");
  }
}
