package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcieTest {
  @ParameterizedTest
  @CsvSource({"gen3 x16, 16", "gen4 x8, 16", "gen5 x16, 64", "gen6 x16, 128"})
  void aBusHasLanesOfAGeneration(String text, double gbps) {
    assertThat(Pcie.gbps(text)).isEqualTo(gbps);
  }

  @Test
  void whatIsNoBusHasNoRate() {
    assertThat(Pcie.gbps(null)).isNull();
    assertThat(Pcie.gbps("nvlink")).isNull();
  }
}
