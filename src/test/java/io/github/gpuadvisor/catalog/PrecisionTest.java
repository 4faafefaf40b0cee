package io.github.gpuadvisor.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrecisionTest {
  @ParameterizedTest
  @EnumSource
  void isFoundByItsId(Precision precision) {
    assertThat(Precision.of(precision.id())).isEqualTo(precision);
    assertThat(Precision.of(precision.name())).isEqualTo(precision);
  }

  @ParameterizedTest
  @CsvSource({
    "awq-int4, INT4",
    "gptq-int4, INT4",
    "AWQ, INT4",
    "w4a16, INT4",
    "float16, FP16",
    "half, FP16",
    "bfloat16, BF16",
    "w8a8, INT8",
    "fp8-e4m3, FP8",
    "Q4_K_M, Q4_K_M",
    "' q8-0 ', Q8_0"
  })
  void isFoundByTheNamesOfCheckpointFormats(String name, Precision precision) {
    assertThat(Precision.of(name)).isEqualTo(precision);
  }

  @ParameterizedTest
  @CsvSource({"fp7", "auto", "''", "int"})
  void isNullForAnUnknownName(String name) {
    assertThat(Precision.of(name)).isNull();
  }

  @Test
  void countsBlockScales() {
    assertThat(Precision.INT4.bits()).isEqualTo(4.15625);
    assertThat(Precision.MXFP4.bits()).isEqualTo(4.25);
    assertThat(Precision.NVFP4.bits()).isEqualTo(4.5);
    assertThat(Precision.Q8_0.bits()).isEqualTo(8.5);
    assertThat(Precision.Q6_K.bits()).isEqualTo(6.5625);
    assertThat(Precision.Q4_K_M.bits()).isEqualTo(4.5);
    assertThat(Precision.Q2_K.bits()).isEqualTo(2.625);
  }
}
