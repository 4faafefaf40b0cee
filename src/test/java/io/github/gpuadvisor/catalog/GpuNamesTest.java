package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.testing.Gpus.aGpu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of names on invented GPUs. */
class GpuNamesTest {
  private static final GpuNames NAMES =
      new GpuNames(
          List.of(
              aGpu().withId("x1-sxm-80gb").withAliases("X1 MEGA").build(),
              aGpu().withId("x1-pcie-80gb").build(),
              aGpu().withId("x1-nvl-96gb").withMemory(96).build(),
              aGpu().withId("x2-sxm-40gb").withMemory(40).build(),
              aGpu().withId("x2-sxm-80gb").build(),
              aGpu().withId("x3-pcie-80gb").build(),
              aGpu().withId("x3-8core").build(),
              aGpu().withId("x4").withMemory(24).build(),
              aGpu().withId("x4-plus").withMemory(24).build()));

  @Test
  void takesAnIdInAnySpelling() {
    for (String typed :
        List.of("x1-sxm-80gb", " X1-SXM-80GB ", "NVIDIA X1 SXM5 80 GB", "x1 sxm 80GiB")) {
      assertThat(NAMES.resolve(typed))
          .as(typed)
          .isEqualTo(new Resolution("x1-sxm-80gb", "id", List.of()));
    }
  }

  @Test
  void takesAnAlias() {
    assertThat(NAMES.resolve("x1-mega"))
        .isEqualTo(new Resolution("x1-sxm-80gb", "alias", List.of()));
  }

  @Test
  void takesTheSxmVariantOfAFamilyThatSharesItsMemoryAndWarns() {
    Resolution chosen = NAMES.resolve("X1");

    assertThat(chosen.id()).isEqualTo("x1-sxm-80gb");
    assertThat(chosen.matchedBy()).isEqualTo("family");
    assertThat(chosen.warnings())
        .singleElement()
        .asString()
        .startsWith("'X1' is taken as x1-sxm-80gb; others: ")
        .contains("x1-pcie-80gb");
  }

  @Test
  void refusesToChooseBetweenSizesOfMemory() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> NAMES.resolve("x2"))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("ambiguous-gpu");
              assertThat(e.candidates()).containsExactly("x2-sxm-40gb", "x2-sxm-80gb");
              assertThat(e.hint()).isEqualTo("say which: x2-sxm-40gb, x2-sxm-80gb");
            });
  }

  @Test
  void takesASizeToChooseBetweenVariants() {
    assertThat(NAMES.resolve("x2 40gb").id()).isEqualTo("x2-sxm-40gb");
    assertThat(NAMES.resolve("X2-80GB").id()).isEqualTo("x2-sxm-80gb");
  }

  @Test
  void refusesToChooseWhereNoVariantIsSxm() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> NAMES.resolve("x3"))
        .satisfies(e -> assertThat(e.candidates()).containsExactly("x3-8core", "x3-pcie-80gb"));
  }

  @Test
  void prefersThePlainNameToALongerOne() {
    assertThat(NAMES.resolve("X4").id()).isEqualTo("x4");
    assertThat(NAMES.resolve("X4 24GB").id()).isEqualTo("x4");
  }

  @Test
  void namesNearOnesForAMistypedName() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> NAMES.resolve("x4-pluss"))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("unknown-gpu");
              assertThat(e).hasMessage("no GPU called 'x4-pluss'");
              assertThat(e.candidates()).contains("x4-plus");
              assertThat(e.hint()).contains("near: ").contains("gpus list");
            });
  }

  @Test
  void filtersByPatternIdAliasAndFamily() {
    assertThat(NAMES.matching("x1*")).extracting(Accelerator::id).hasSize(3);
    assertThat(NAMES.matching("*-80gb")).extracting(Accelerator::id).hasSize(4);
    assertThat(NAMES.matching("X4")).extracting(Accelerator::id).containsExactly("x4");
    assertThat(NAMES.matching("x1 mega"))
        .extracting(Accelerator::id)
        .containsExactly("x1-sxm-80gb");
    assertThat(NAMES.matching("x2"))
        .extracting(Accelerator::id)
        .containsExactly("x2-sxm-40gb", "x2-sxm-80gb");
  }

  @Test
  void refusesAPatternThatMatchesNothing() {
    for (String pattern : List.of("y*", "y9", "x1.*", "")) {
      assertThatExceptionOfType(UnknownNameException.class)
          .as(pattern)
          .isThrownBy(() -> NAMES.matching(pattern));
    }
  }

  @Test
  void aSpellingOfAnIdIsThatIdThoughItIsListedAsAnAliasAndHasRelatives() {
    GpuNames names =
        new GpuNames(
            List.of(
                aGpu().withId("x-4070").withMemory(12).withAliases("X 4070", "X_4070").build(),
                aGpu().withId("x-4070-gddr6").withMemory(12).build()));

    assertThat(names.resolve("X 4070")).isEqualTo(new Resolution("x-4070", "id", List.of()));
    assertThat(names.resolve("X_4070")).isEqualTo(new Resolution("x-4070", "id", List.of()));
  }
}
