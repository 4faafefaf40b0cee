package io.github.gpuadvisor.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TpuNameTest {
  @ParameterizedTest
  @CsvSource({
    "tpu-v2-8, v2, 4",
    "tpu-v3-32, v3, 16",
    "tpu-v4-8, v4, 4",
    "tpu-v5p-8, v5p, 4",
    "tpu-v5litepod-8, v5litepod, 8",
    "v5litepod-8, v5litepod, 8",
    "tpu-v6e-256, v6e, 256"
  })
  void countsCoresInPairsAndChipsOneByOne(String name, String version, int chips) {
    assertThat(TpuName.of(name)).isEqualTo(new TpuName(version, chips));
  }

  @ParameterizedTest
  @ValueSource(strings = {"H100", "tpu-v6e", "tpu-v6e-0", "tpu-v3-1", "tpu-v6e-999999", "v100-8"})
  void otherNamesAreNone(String name) {
    assertThat(TpuName.of(name)).isNull();
  }
}
