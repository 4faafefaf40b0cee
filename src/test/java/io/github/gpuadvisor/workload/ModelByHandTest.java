package io.github.gpuadvisor.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelByHandTest {
  private static Model model(String... typed) {
    return new ModelByHand(Typed.settings(typed)).read();
  }

  /** Parameters that a dense decoder of this shape has. */
  private static double parameters(Transformer shape) {
    double total = shape.vocabularyParameters();
    for (LayerGroup group : shape.groups()) {
      double queries = (double) group.heads() * group.headDimension();
      double keys = (double) group.kvHeads() * group.headDimension();
      double attention = shape.hiddenSize() * (2 * queries + 2 * keys);
      double feedForward =
          shape.matrices() * (double) shape.hiddenSize() * shape.intermediateSize();
      total += group.count() * (attention + feedForward);
    }
    return total;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1B", "1.5B", "3B", "7B", "8B", "13B", "30B", "34B", "70B", "123B", "405B", "1T"})
  void aShapeHasTheParametersAskedFor(String asked) {
    Model model = model("params=" + asked);
    assertThat(parameters(model.transformer())).isCloseTo(model.parameters(), withinPercentage(5));
  }

  @Test
  void seventyBillionLookLikeAPublishedModelOfThatSize() {
    Transformer shape = model("params=70B").transformer();
    assertThat(shape.layers()).isBetween(60, 90);
    assertThat(shape.hiddenSize()).isBetween(7168, 9216);
    LayerGroup group = shape.groups().get(0);
    assertThat(group.headDimension()).isEqualTo(128);
    assertThat(group.kvHeads()).isEqualTo(8);
    assertThat(group.heads() % 8).isZero();
    assertThat(shape.experts()).isNull();
  }

  @Test
  void saysEveryPartThatWasDerived() {
    assertThat(Typed.serving("params=70B").assumed())
        .extracting(Assumption::field)
        .containsSubsequence("layers", "hidden", "heads", "kvHeads");
    assertThat(Typed.serving("params=70B", "layers=80", "heads=64").assumed())
        .extracting(Assumption::field)
        .contains("hidden", "kvHeads")
        .doesNotContain("layers", "heads");
  }

  @Test
  void keepsThePartsStated() {
    Model model = model("params=8B", "layers=32", "hidden=4096", "heads=32", "kvHeads=4");
    Transformer shape = model.transformer();
    assertThat(shape.layers()).isEqualTo(32);
    assertThat(shape.hiddenSize()).isEqualTo(4096);
    assertThat(shape.groups())
        .isEqualTo(
            List.of(
                new LayerGroup(LayerGroup.Attention.FULL, 32, 32, 4, 128, 128, null, null, null)));
    assertThat(parameters(shape)).isCloseTo(8e9, withinPercentage(5));
  }

  /** Attention and shared parts as of a model of the active size; the rest lies in experts. */
  @Test
  void takesFewerActiveParametersForRoutedExperts() {
    Model model = model("params=100B", "activeParams=10B");
    assertThat(model.parameters()).isEqualTo(100e9);
    assertThat(model.activeParameters()).isEqualTo(10e9);
    Transformer.Experts experts = model.transformer().experts();
    assertThat(experts.perToken()).isEqualTo(8);
    assertThat(experts.count()).isGreaterThanOrEqualTo(16);
    double idle =
        model.transformer().expertParameters()
            * (1 - (double) experts.perToken() / experts.count());
    assertThat(idle).isCloseTo(90e9, withinPercentage(5));
  }

  @Test
  void isPublishedInBf16UnderItsSize() {
    Model model = model("params=70B");
    assertThat(model.id()).isEqualTo("by-hand");
    assertThat(model.name()).isEqualTo("70B parameters");
    assertThat(model.publishedPrecision().id()).isEqualTo("bf16");
    assertThat(model.generates()).isTrue();
  }

  @Test
  void refusesMoreActiveParametersThanThereAre() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> model("params=7B", "activeParams=8B"));
    assertThat(refusal).hasMessage("--active-params 8B: cannot be more than all parameters (7B)");
  }

  @Test
  void refusesKeyValueHeadsThatDoNotDivideTheHeads() {
    InvalidInputException refusal =
        catchThrowableOfType(
            InvalidInputException.class, () -> model("params=7B", "heads=32", "kvHeads=5"));
    assertThat(refusal).hasMessage("--kv-heads 5: must divide the 32 heads, as in 8");
  }

  @Test
  void anOddNumberOfHeadsGetsAsManyKeyValueHeads() {
    assertThat(model("params=7B", "heads=33").transformer().groups().get(0).kvHeads())
        .isEqualTo(33);
  }

  /** 1.5 × 8 × 100 / 10 = 120 experts, 1.5 × 8 × 10 / 9 = 13, 12,000: in powers of two. */
  @Test
  void expertsAreAsManyAsTheRatioAsksFrom16To1024() {
    assertThat(experts("params=100B", "activeParams=10B")).isEqualTo(64);
    assertThat(experts("params=10B", "activeParams=9B")).isEqualTo(16);
    assertThat(experts("params=1T", "activeParams=1B")).isEqualTo(1024);
  }

  private static int experts(String... typed) {
    return model(typed).transformer().experts().count();
  }

  @Test
  void smallModelsHaveASmallVocabulary() {
    assertThat(model("params=2B").transformer().vocabularySize()).isEqualTo(32_000);
    assertThat(model("params=3B").transformer().vocabularySize()).isEqualTo(128_256);
  }

  /**
   * Four matrices of 1,024 × 1,024 in each of two layers are 8.39M; two of 4,096 × 4,096 and two of
   * 4,096 × 1,024 in each of four are 168M.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "params=2M | --params 2M: is less than the smallest shape that is taken: 2 layers of"
            + " width 1024, with 8.39M parameters in their attention alone",
        "params=100M activeParams=2M | --active-params 2M: is less than the smallest shape that is"
            + " taken: 2 layers of width 1024, with 8.39M parameters in their attention alone",
        "params=100M layers=100 | --layers 100: 100 layers of width 1024 have 419M parameters in"
            + " their attention alone",
        "params=10M hidden=4096 | --hidden 4096: 4 layers of width 4096 have 168M parameters in"
            + " their attention alone",
        "params=8B hidden=1024 heads=1025 | --heads 1025: 1025 heads do not fit into a width of"
            + " 1024",
        "params=999k | --params 999k: give a number of parameters from 1M up, as in 70B"
      })
  void refusesAShapeThatCannotBe(String typed, String message) {
    InvalidInputException refusal =
        catchThrowableOfType(InvalidInputException.class, () -> model(typed.split(" ", -1)));
    assertThat(refusal).hasMessage(message);
  }

  @Test
  void aHeadMayBeOneNumberWide() {
    Model narrow = model("params=8B", "hidden=1024", "heads=1024");
    assertThat(narrow.transformer().groups().get(0).headDimension()).isEqualTo(1);
  }
}
