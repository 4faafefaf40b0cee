package io.github.gpuadvisor.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpuInfoTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      nullValues = "-",
      value = {
        "{'Gpus': [{'Name': 'A10G', 'MemoryInfo': {'SizeInMiB': 22888}}]} | A10G | 22888",
        "{\"Gpus\": [{\"Name\": \"B300\", \"MemoryInfo\": {\"SizeInMiB\": 268288}}]} | B300 | 268288",
        "{'gpus': [{'name': 'h100', 'memoryinfo': {'sizeinmib': 81559}}]} | h100 | 81559",
        "{'Gpus': [{'MemoryInfo': {'SizeInMiB': 40960}}]} | - | 40960",
        "{'TotalGpuMemoryInMiB': 48} | - | 48",
        "T4 | T4 | -",
        "A10:24GB | A10 | 24576",
        "tpu-v6e-8 | tpu-v6e-8 | -",
      })
  void readsEveryFormOfTheDescription(String cell, String name, Double size) {
    assertThat(GpuInfo.of(cell)).isEqualTo(new GpuInfo(name, size));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "{'Gpus': [", "{{{{{{", "SizeInMiB", "'SizeInMiB': -1", "\u0000", "[]"})
  void whatSaysNothingIsNothing(String cell) {
    assertThat(GpuInfo.of(cell).size()).isNull();
  }

  @Test
  void longCellsAreReadToABound() {
    assertThat(GpuInfo.of("{".repeat(1_000_000) + "'SizeInMiB': 1")).isEqualTo(GpuInfo.NONE);
  }
}
