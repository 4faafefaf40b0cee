package io.github.gpuadvisor.catalog;

import static io.github.gpuadvisor.catalog.ShippedGpus.resolve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that may mean several GPUs of the shipped catalog, or none: nobody guesses. */
class RefusedGpuNamesTest {
  @ParameterizedTest
  @CsvSource({
    "A100",
    "V100",
    "RTX 6000",
    "RTX6000",
    "RTXPRO6000",
    "RTX 3080",
    "RTX4060Ti",
    "RTX3060",
    "NVIDIA A100",
    "MI50",
    "GH200",
    "Gaudi",
    "AMD RYZEN AI MAX+ 395 w/ Radeon 8060S"
  })
  void refusesToChooseWhereVariantsDifferInMemory(String typed) {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve(typed))
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo("ambiguous-gpu");
              assertThat(e.candidates()).hasSizeGreaterThan(1);
              assertThat(e.hint()).contains(e.candidates());
            });
  }

  @Test
  void namesAllThatRtx6000MayMean() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve("RTX 6000"))
        .satisfies(e -> assertThat(e.candidates()).contains("quadro-rtx-6000", "rtx-6000-ada"));
  }

  @Test
  void namesEveryRtxPro6000() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve("RTX PRO 6000"))
        .satisfies(
            e ->
                assertThat(e.candidates())
                    .contains(
                        "rtx-pro-6000-max-q", "rtx-pro-6000-server", "rtx-pro-6000-workstation"));
  }

  @Test
  void asksForTheCoresWhereOnlyTheMemoryIsNamed() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve("Apple M2 Max 32GB"))
        .satisfies(
            e -> assertThat(e.candidates()).containsExactly("m2-max-30core", "m2-max-38core"));
  }

  @ParameterizedTest
  @CsvSource({"A10-12Q", "hopper", "blackwell", "NVIDIA H100 PCIe MIG 1g.10gb", "()"})
  void takesNoPartOfAGpuAndNoFamilyOfChipsForOne(String typed) {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve(typed))
        .satisfies(e -> assertThat(e.code()).isEqualTo("unknown-gpu"));
  }

  @Test
  void offersNearNamesForAMistypedOne() {
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve("rtx-4900"))
        .satisfies(e -> assertThat(e.candidates()).contains("rtx-4090"));
    assertThatExceptionOfType(UnknownNameException.class)
        .isThrownBy(() -> resolve("H1000"))
        .satisfies(e -> assertThat(e.candidates()).contains("h100-sxm-80gb"));
  }
}
