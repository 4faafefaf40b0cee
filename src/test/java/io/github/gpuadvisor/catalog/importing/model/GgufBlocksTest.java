package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.GgufModels.attention;
import static io.github.gpuadvisor.catalog.importing.model.GgufModels.shape;
import static io.github.gpuadvisor.catalog.importing.model.GgufModels.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Blocks of GGUF files as layers of the catalog: what each keeps, and how its heads attend. */
class GgufBlocksTest {
  private GgufModels models;

  @BeforeEach
  void folder(@TempDir Path folder) {
    models = new GgufModels(folder);
  }

  @Test
  void experts() throws IOException {
    GgufBytes file = small("llama", 1).number("llama.expert_count", 8);
    file.number("llama.expert_used_count", 2)
        .tensor("blk.0.attn_k.weight", GgmlType.F16, 256, 64)
        .tensor("blk.0.ffn_gate_exps.weight", GgmlType.F16, 256, 512, 8)
        .tensor("blk.0.ffn_up_exps.weight", GgmlType.F16, 256, 512, 8)
        .tensor("blk.0.ffn_down_exps.weight", GgmlType.F16, 512, 256, 8);
    Model read = models.model(file);
    double one = 3.0 * 256 * 512;
    double rest = 2 * 256_000.0 + 256 * 64;

    assertThat(read.parameters()).isEqualTo(rest + 8 * one);
    assertThat(read.activeParameters()).isEqualTo(rest + 2 * one);
    assertThat(shape(read).experts()).isEqualTo(new Transformer.Experts(8, 2, 0, 512, 0, 1, null));
  }

  @Test
  void headsOfEachBlockMayDiffer() throws IOException {
    GgufBytes file = small("deci", 3).numbers("deci.attention.head_count_kv", 1, 2, 1);

    assertThat(shape(models.model(attention(file, 3))).groups())
        .extracting(group -> group.count() + "x" + group.kvHeads())
        .containsExactly("2x1", "1x2");
  }

  @Test
  void patternOfTheArchitectureSaysWhichBlocksHaveAWindow() throws IOException {
    GgufBytes file = small("gemma3", 12).number("gemma3.attention.sliding_window", 1024);

    assertThat(shape(models.model(attention(file, 12))).groups())
        .extracting(group -> group.count() + " " + group.attention() + " " + group.window())
        .containsExactly("10 WINDOW 1024", "2 FULL null");
  }

  @Test
  void patternInTheFileWins() throws IOException {
    GgufBytes file =
        small("gemma4", 3)
            .number("gemma4.attention.sliding_window", 512)
            .numbers("gemma4.attention.sliding_window_pattern", 1, 0, 1);

    assertThat(shape(models.model(attention(file, 3))).groups())
        .extracting(group -> group.count() + " " + group.attention())
        .containsExactly("2 WINDOW", "1 FULL");
  }

  @Test
  void windowWithoutAPatternIsNotGuessed() throws IOException {
    GgufBytes file = small("newish", 2).number("newish.attention.sliding_window", 512);
    ImportedModel read = models.read(attention(file, 2));

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

    assertThat(shape(models.model(attention(file, 2))).groups())
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

    assertThat(shape(models.model(file)).groups())
        .filteredOn(group -> group.attention() == Attention.STATE)
        .extracting("stateElements")
        .containsExactly(known.groups().get(0).stateElements());
  }

  @Test
  void blocksThatPredictFurtherTokensAreLeftOut() throws IOException {
    ImportedModel read =
        models.read(attention(small("glm4moe", 3).number("glm4moe.nextn_predict_layers", 1), 3));

    assertThat(shape(read.model()).layers()).isEqualTo(2);
    assertThat(read.model().parameters()).isEqualTo(2 * 256_000 + 2 * (256 * 64 + 256 * 512));
    assertThat(read.notes()).anySatisfy(note -> assertThat(note).contains("further tokens"));
  }

  @Test
  void encodersKeepNothing() throws IOException {
    Model read = models.model(attention(small("jina-bert-v2", 2), 2));

    assertThat(read.kind()).isEqualTo(Model.Kind.ENCODER);
    assertThat(shape(read).groups()).extracting("attention").containsOnly(Attention.NONE);
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

    assertThatThrownBy(() -> models.read(file))
        .isInstanceOf(DocumentException.class)
        .hasMessageContaining("lacks llama.attention.head_count");
  }
}
