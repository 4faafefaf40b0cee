package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers that lie: one line that names the file and what is wrong. */
class SafetensorsHostileTest {
  private static final int MUTATIONS = 1000;

  @TempDir private Path folder;
  private HostileSafetensors hostile;

  @BeforeEach
  void folder() {
    hostile = new HostileSafetensors(folder);
  }

  private AbstractThrowableAssert<?, ?> refusedLength(long length) throws IOException {
    Files.write(
        hostile.file(),
        ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
    return hostile.refused();
  }

  @Test
  void headerOfMoreThanTheFormatAllowsIsRefused() throws IOException {
    refusedLength(100_000_001).hasMessageContaining("2 to 100,000,000");
  }

  @Test
  void headerOfTwoToTheSixtyThreeBytesIsRefused() throws IOException {
    refusedLength(1L << 63).hasMessageContaining("9223372036854775808 bytes");
  }

  @Test
  void headerLongerThanTheFileIsRefused() throws IOException {
    refusedLength(5000).hasMessageContaining("the file is cut off");
  }

  @Test
  void headerOfNothingIsRefused() throws IOException {
    refusedLength(0).hasMessageContaining("header of 0 bytes");
  }

  @Test
  void fileCutOffAnywhereIsRefused() throws IOException {
    new SafetensorsBytes().tensor("a", "F32", 4, 4).tensor("b", "F32", 8).write(hostile.file());
    byte[] whole = Files.readAllBytes(hostile.file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(hostile.file(), Arrays.copyOf(whole, length));
      hostile.refused();
    }
  }

  @Test
  void largeHeaderOfZerosIsRefusedWithoutReadingTheData() throws IOException {
    SafetensorsBytes.write(hostile.file(), "{", 90_000_000);
    try (java.io.RandomAccessFile raw =
        new java.io.RandomAccessFile(hostile.file().toFile(), "rw")) {
      raw.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(89_000_000).array());
    }

    hostile.refused().hasMessageContaining("not valid JSON");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    hostile
        .refused("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", 0)
        .hasMessageContaining("too deep");
  }

  @Test
  void tensorThatComesTwiceIsRefused() throws IOException {
    String one = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    hostile.refused("{" + one + "," + one + "}", 4).hasMessageContaining("Duplicate");
  }

  @Test
  void oneTensorOfAMillionValuesIsRefused() throws IOException {
    hostile
        .refused("{\"a\":[" + "0,".repeat(1_000_000) + "0]}", 0)
        .hasMessageContaining("too many values");
  }

  @Test
  void headerWithoutTensorsIsRefused() throws IOException {
    hostile.refused("{}", 0).hasMessageContaining("has no tensors");
  }

  @Test
  void whateverIsChangedIsReadOrRefused() throws IOException {
    new SafetensorsBytes().tensor("a", "F32", 4, 4).tensor("b", "BF16", 8).write(hostile.file());
    byte[] whole = Files.readAllBytes(hostile.file());
    long seed = 20_261_126;
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length - 80)] = (byte) random.nextInt(256);
      Files.write(hostile.file(), changed);
      TensorTotals totals = new TensorTotals(10, 8);
      try {
        SafetensorsHeader.read(hostile.file(), "x", totals);
        assertThat(totals.bytes()).isBetween(0.0, 80.0);
      } catch (DocumentException e) {
        assertThat(e.getMessage()).as("seed %s, change %s", seed, i).startsWith("x");
      }
    }
  }
}
