package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.HostileSafetensors.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of tensors that lie: offsets, shapes, types and names. */
class SafetensorsTensorsHostileTest {
  @TempDir private Path folder;
  private HostileSafetensors hostile;

  @BeforeEach
  void folder() {
    hostile = new HostileSafetensors(folder);
  }

  @Test
  void offsetsPastTheEndAreRefused() throws IOException {
    hostile
        .refused(tensor("a", "F32", "[4]", "[0,16]"), 8)
        .hasMessageContaining("ends at byte 16 of 8");
  }

  @Test
  void offsetsInTheWrongOrderAreRefused() throws IOException {
    hostile
        .refused(tensor("a", "F32", "[4]", "[16,0]"), 16)
        .hasMessageContaining("a beginning and an end");
  }

  @Test
  void negativeOffsetsAreRefused() throws IOException {
    hostile.refused(tensor("a", "F32", "[4]", "[-16,0]"), 16).hasMessageContaining("none negative");
  }

  @Test
  void negativeSizesAreRefused() throws IOException {
    hostile.refused(tensor("a", "F32", "[-4]", "[0,16]"), 16).hasMessageContaining("none negative");
  }

  @Test
  void sizesThatAreNoNumbersAreRefused() throws IOException {
    hostile
        .refused(tensor("a", "F32", "[NaN]", "[0,16]"), 16)
        .hasMessageContaining("not valid JSON");
    hostile
        .refused(tensor("a", "F32", "[1e308]", "[0,16]"), 16)
        .hasMessageContaining("none negative");
    hostile
        .refused(tensor("a", "F32", "[2.5]", "[0,16]"), 16)
        .hasMessageContaining("none negative");
  }

  @Test
  void shapeWhoseProductOverflowsIsRefused() throws IOException {
    hostile
        .refused(tensor("a", "F32", "[4294967296,4294967296]", "[0,16]"), 16)
        .hasMessageContaining("more elements than a file can hold");
  }

  @Test
  void shapeThatDoesNotFitItsOffsetsIsRefused() throws IOException {
    hostile
        .refused(tensor("a", "F32", "[5]", "[0,16]"), 16)
        .hasMessageContaining("takes 20 bytes, its data_offsets 16");
  }

  @Test
  void overlappingTensorsAreRefused() throws IOException {
    hostile
        .refused(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[8,24]}}",
            24)
        .hasMessageContaining("tensor b: overlaps a");
  }

  @Test
  void unknownTypeIsRefused() throws IOException {
    hostile.refused(tensor("a", "F13", "[4]", "[0,16]"), 16).hasMessageContaining("dtype is none");
  }

  @Test
  void longNameIsCutInTheMessage() throws IOException {
    hostile
        .refused(tensor("n".repeat(4000), "F13", "[4]", "[0,16]"), 16)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
  }

  @Test
  void nameLongerThanNamesAreIsRefused() throws IOException {
    hostile
        .refused(tensor("n".repeat(100_000), "F32", "[4]", "[0,16]"), 16)
        .hasMessageContaining("too deep or too long");
  }
}
