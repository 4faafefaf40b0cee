package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.testing.Models.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.Groups;
import org.junit.jupiter.api.Test;

class TransformerTest {
  @Test
  void countsTheVocabularyOnceWhereItIsTied() {
    assertThat(aModel().shape().vocabularyParameters()).isEqualTo(2.0 * 128_000 * 4096);
    assertThat(aModel().withTiedEmbeddings().shape().vocabularyParameters())
        .isEqualTo(128_000.0 * 4096);
  }

  @Test
  void anExpertHasThreeMatricesWhereItIsGated() {
    assertThat(aModel().withExperts(8, 2, 1024).shape().oneExpertParameters())
        .isEqualTo(3.0 * 4096 * 1024);
    assertThat(aModel().withPlainFeedForward().withExperts(8, 2, 1024).shape().expertParameters())
        .isEqualTo(2.0 * 4096 * 1024 * 8 * 32);
  }

  @Test
  void expertsMayWorkInAWidthOfTheirOwn() {
    Transformer.Experts narrow = new Transformer.Experts(8, 2, 0, 1024, 0, 4, 1000);

    assertThat(aModel().withExperts(narrow).shape().expertParameters())
        .isEqualTo(3.0 * 1000 * 1024 * 8 * 4);
  }

  @Test
  void aDenseModelHasNoExperts() {
    assertThat(aModel().shape().expertParameters()).isZero();
    assertThat(aModel().shape().oneExpertParameters()).isZero();
  }

  @Test
  void headsAreThoseOfTheFirstGroupThatAttends() {
    LayerGroup attending = Groups.full(8, 16, 2, 256);

    assertThat(aModel().withGroups(Groups.state(24, 1e6), attending).shape().attending())
        .isEqualTo(attending);
    assertThat(aModel().withGroups(Groups.state(32, 1e6)).shape().attending()).isNull();
  }
}
