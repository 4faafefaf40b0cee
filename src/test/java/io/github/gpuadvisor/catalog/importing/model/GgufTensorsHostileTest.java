package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.HostileGguf.good;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries of tensors that lie: dimensions, types and offsets. */
class GgufTensorsHostileTest {
  @TempDir private Path folder;
  private HostileGguf hostile;

  @BeforeEach
  void folder() {
    hostile = new HostileGguf(folder);
  }

  @Test
  void tensorThatComesTwiceIsRefused() throws IOException {
    hostile
        .refused(good().tensor("blk.0.attn_k.weight", GgmlType.F16, 64, 32))
        .hasMessageContaining("tensor blk.0.attn_k.weight: comes twice");
  }

  @Test
  void dimensionsWhoseProductOverflowsAreRefused() throws IOException {
    hostile
        .refused(good().tensorAt("x", 0, 0, 1L << 32, 1L << 32))
        .hasMessageContaining("more than a file can hold");
  }

  @Test
  void negativeDimensionIsRefused() throws IOException {
    hostile
        .refused(good().tensorAt("x", 0, 0, -4))
        .hasMessageContaining("more than a file can hold");
  }

  @Test
  void fiveDimensionsAreRefused() throws IOException {
    hostile.refused(good().tensorAt("x", 0, 0, 1, 1, 1, 1, 1)).hasMessageContaining("5 dimensions");
  }

  @Test
  void unknownTypeOfTensorIsRefused() throws IOException {
    hostile.refused(good().tensorAt("x", 4, 0, 32)).hasMessageContaining("type 4 is not known");
  }

  @Test
  void rowsThatAreNoBlocksAreRefused() throws IOException {
    hostile
        .refused(good().tensor("x", GgmlType.Q4_K, 100, 256))
        .hasMessageContaining("blocks of 256");
  }

  @Test
  void overlappingTensorsAreRefused() throws IOException {
    hostile.refused(good().tensorAt("x", 0, 32, 8)).hasMessageContaining("overlaps");
  }

  @Test
  void tensorPastTheEndIsRefused() throws IOException {
    hostile.refused(good().tensorAt("x", 0, 1L << 40, 8)).hasMessageContaining("it is cut off");
  }

  @Test
  void offsetBetweenAlignedOnesIsRefused() throws IOException {
    hostile.refused(good().tensorAt("x", 0, 7, 1)).hasMessageContaining("not aligned");
  }
}
