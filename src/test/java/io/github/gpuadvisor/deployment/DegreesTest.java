package io.github.gpuadvisor.deployment;

import static io.github.gpuadvisor.testing.Engines.aLayerSplitter;
import static io.github.gpuadvisor.testing.Engines.anEngine;
import static io.github.gpuadvisor.testing.Models.aModel;
import static io.github.gpuadvisor.testing.Models.aVisionModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.catalog.CatalogIndex;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.testing.Groups;
import io.github.gpuadvisor.testing.Models;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DegreesTest {
  private static final Engine ENGINE = anEngine().build();

  private static String refusal(Models model, int degree) {
    return Degrees.refusal(model.build(), ENGINE, degree);
  }

  @Test
  void refusesTensorParallelThreeForSixtyFourHeads() {
    assertThat(refusal(aModel().withHeads(64, 8), 3))
        .isEqualTo("64 attention heads are not divided by 3");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 16, 32, 64})
  void acceptsDegreesThatDivideHeadsAndDivideOrCopyKvHeads(int degree) {
    assertThat(refusal(aModel().withHeads(64, 8), degree)).isNull();
  }

  @Test
  void refusesKvHeadsThatAreNeitherDividedNorEvenlyCopied() {
    assertThat(refusal(aModel().withHeads(24, 6), 4))
        .isEqualTo("6 KV heads are neither divided by 4 nor evenly copied");
    assertThat(refusal(aModel().withHeads(24, 6).withVocabulary(129_024), 12)).isNull();
  }

  @Test
  void looksAtEveryKindOfLayer() {
    assertThat(
            refusal(
                aModel().withGroups(Groups.full(16, 32, 8, 128), Groups.full(16, 20, 4, 128)), 8))
        .contains("20 attention heads");
  }

  @Test
  void doesNotMindTheHeadsOfALatent() {
    assertThat(refusal(aModel().withGroups(Groups.latent(32, 128, 192, 576)), 16)).isNull();
    assertThat(refusal(aModel().withGroups(Groups.latent(32, 128, 192, 576)), 3)).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({"1", "64"})
  void refusesSixForAVocabularyOf151552(int multiple) {
    assertThat(
            Degrees.refusal(
                aModel().withHeads(96, 12).withVocabulary(151_552).build(),
                anEngine().withVocabularyMultiple(multiple).build(),
                6))
        .isEqualTo("the vocabulary of 151552 is not divided by 6");
  }

  @Test
  void aPaddedVocabularyIsDividedWhereABareOneIsNot() {
    Models odd = aModel().withVocabulary(50_257);

    assertThat(Degrees.refusal(odd.build(), anEngine().withVocabularyMultiple(1).build(), 8))
        .contains("vocabulary");
    assertThat(Degrees.refusal(odd.build(), anEngine().withVocabularyMultiple(64).build(), 8))
        .isNull();
  }

  @Test
  void expertsAreDividedByWidthOrByNumber() {
    Models byWidth = aModel().withExperts(new Transformer.Experts(60, 4, 0, 1408, 0, 32, null));
    Models byNumber = aModel().withExperts(new Transformer.Experts(64, 4, 0, 1001, 0, 32, null));
    Models neither = aModel().withExperts(new Transformer.Experts(60, 4, 0, 1001, 0, 32, null));

    assertThat(refusal(byWidth, 8)).isNull();
    assertThat(refusal(byNumber, 8)).isNull();
    assertThat(refusal(neither, 8)).isEqualTo("60 experts of width 1001 are not divided by 8");
  }

  @Test
  void refusesAnyDegreeWhereTheEngineOrTheModelIsNotSplit() {
    assertThat(Degrees.refusal(aModel().build(), aLayerSplitter().build(), 2))
        .contains("does not split");
    assertThat(refusal(aVisionModel(), 2)).contains("does not split");
    assertThat(refusal(aVisionModel(), 1)).isNull();
  }

  @Test
  void listsDegreesUpToABound() {
    assertThat(Degrees.tensor(aModel().withHeads(64, 8).build(), ENGINE, 8))
        .containsExactly(1, 2, 4, 8);
    assertThat(Degrees.tensor(aModel().withHeads(20, 4).build(), ENGINE, 8))
        .containsExactly(1, 2, 4);
    assertThat(Degrees.tensor(aModel().build(), aLayerSplitter().build(), 8)).containsExactly(1);
  }

  @Test
  void noPipelineStageIsEmpty() {
    assertThat(Degrees.pipeline(aModel().withLayers(6).build(), ENGINE, 32))
        .containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(Degrees.pipeline(aModel().build(), ENGINE, 4)).containsExactly(1, 2, 3, 4);
    assertThat(Degrees.pipeline(aVisionModel().build(), ENGINE, 8)).containsExactly(1);
  }

  @Test
  void onlySomeEnginesSplitByLayers() {
    Engine tensorOnly = anEngine().withoutPipelines().build();

    assertThat(Degrees.pipeline(aModel().build(), tensorOnly, 8)).containsExactly(1);
    assertThat(Degrees.pipeline(aModel().build(), aLayerSplitter().build(), 4))
        .containsExactly(1, 2, 3, 4);
  }

  @Test
  void shippedModelsWithTheirEngineRefuseWhatTheEngineRefuses() {
    Engine vllm = CatalogIndex.builtIn().engine("vllm");

    assertThat(Degrees.refusal(CatalogIndex.builtIn().model("llama-3.1-70b"), vllm, 8)).isNull();
    assertThat(Degrees.refusal(CatalogIndex.builtIn().model("llama-3.1-70b"), vllm, 6)).isNotNull();
    assertThat(Degrees.refusal(CatalogIndex.builtIn().model("deepseek-v3"), vllm, 8)).isNull();
  }
}
