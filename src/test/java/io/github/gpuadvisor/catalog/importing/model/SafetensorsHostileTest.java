package io.github.gpuadvisor.catalog.importing.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers and indexes that lie: one line that names the file and what is wrong. */
class SafetensorsHostileTest {
  private static final int MUTATIONS = 1000;

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("x.safetensors");
  }

  private AbstractThrowableAssert<?, ?> refused() {
    return assertThatThrownBy(
            () -> SafetensorsHeader.read(file(), "x.safetensors", new TensorTotals(10, 8)))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("x.safetensors")
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
  }

  private AbstractThrowableAssert<?, ?> refused(String header, long dataBytes) throws IOException {
    SafetensorsBytes.write(file(), header, dataBytes);
    return refused();
  }

  private AbstractThrowableAssert<?, ?> refusedLength(long length) throws IOException {
    Files.write(
        file(), ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
    return refused();
  }

  private static String tensor(String name, String dtype, String shape, String offsets) {
    return "{\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}}"
        .formatted(name, dtype, shape, offsets);
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
    new SafetensorsBytes().tensor("a", "F32", 4, 4).tensor("b", "F32", 8).write(file());
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(), Arrays.copyOf(whole, length));
      refused();
    }
  }

  @Test
  void largeHeaderOfZerosIsRefusedWithoutReadingTheData() throws IOException {
    SafetensorsBytes.write(file(), "{", 90_000_000);
    try (java.io.RandomAccessFile raw = new java.io.RandomAccessFile(file().toFile(), "rw")) {
      raw.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(89_000_000).array());
    }

    refused().hasMessageContaining("not valid JSON");
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    refused("{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}", 0)
        .hasMessageContaining("too deep");
  }

  @Test
  void tensorThatComesTwiceIsRefused() throws IOException {
    String one = "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";

    refused("{" + one + "," + one + "}", 4).hasMessageContaining("Duplicate");
  }

  @Test
  void oneTensorOfAMillionValuesIsRefused() throws IOException {
    refused("{\"a\":[" + "0,".repeat(1_000_000) + "0]}", 0).hasMessageContaining("too many values");
  }

  @Test
  void offsetsPastTheEndAreRefused() throws IOException {
    refused(tensor("a", "F32", "[4]", "[0,16]"), 8).hasMessageContaining("ends at byte 16 of 8");
  }

  @Test
  void offsetsInTheWrongOrderAreRefused() throws IOException {
    refused(tensor("a", "F32", "[4]", "[16,0]"), 16).hasMessageContaining("a beginning and an end");
  }

  @Test
  void negativeOffsetsAreRefused() throws IOException {
    refused(tensor("a", "F32", "[4]", "[-16,0]"), 16).hasMessageContaining("none negative");
  }

  @Test
  void negativeSizesAreRefused() throws IOException {
    refused(tensor("a", "F32", "[-4]", "[0,16]"), 16).hasMessageContaining("none negative");
  }

  @Test
  void sizesThatAreNoNumbersAreRefused() throws IOException {
    refused(tensor("a", "F32", "[NaN]", "[0,16]"), 16).hasMessageContaining("not valid JSON");
    refused(tensor("a", "F32", "[1e308]", "[0,16]"), 16).hasMessageContaining("none negative");
    refused(tensor("a", "F32", "[2.5]", "[0,16]"), 16).hasMessageContaining("none negative");
  }

  @Test
  void shapeWhoseProductOverflowsIsRefused() throws IOException {
    refused(tensor("a", "F32", "[4294967296,4294967296]", "[0,16]"), 16)
        .hasMessageContaining("more elements than a file can hold");
  }

  @Test
  void shapeThatDoesNotFitItsOffsetsIsRefused() throws IOException {
    refused(tensor("a", "F32", "[5]", "[0,16]"), 16)
        .hasMessageContaining("takes 20 bytes, its data_offsets 16");
  }

  @Test
  void overlappingTensorsAreRefused() throws IOException {
    refused(
            "{\"a\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[0,16]},"
                + "\"b\":{\"dtype\":\"F32\",\"shape\":[4],\"data_offsets\":[8,24]}}",
            24)
        .hasMessageContaining("tensor b: overlaps a");
  }

  @Test
  void unknownTypeIsRefused() throws IOException {
    refused(tensor("a", "F13", "[4]", "[0,16]"), 16).hasMessageContaining("dtype is none");
  }

  @Test
  void headerWithoutTensorsIsRefused() throws IOException {
    refused("{}", 0).hasMessageContaining("has no tensors");
  }

  @Test
  void longNameIsCutInTheMessage() throws IOException {
    refused(tensor("n".repeat(4000), "F13", "[4]", "[0,16]"), 16)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
  }

  @Test
  void nameLongerThanNamesAreIsRefused() throws IOException {
    refused(tensor("n".repeat(100_000), "F32", "[4]", "[0,16]"), 16)
        .hasMessageContaining("too deep or too long");
  }

  private AbstractThrowableAssert<?, ?> refusedIndex(String text) throws IOException {
    Path index = Files.writeString(folder.resolve(SafetensorsIndex.NAME), text);
    return assertThatThrownBy(() -> SafetensorsIndex.read(index, "index.json"))
        .isInstanceOf(DocumentException.class)
        .hasMessageStartingWith("index.json");
  }

  @Test
  void indexThatLeadsOutOfItsFolderIsRefused() throws IOException {
    for (String shard :
        new String[] {"../x.safetensors", "/etc/x.safetensors", "a\\\\x.safetensors", "passwd"}) {
      refusedIndex("{\"weight_map\":{\"a\":\"" + shard + "\"}}")
          .hasMessageContaining("a name in this folder");
    }
  }

  @Test
  void totalSizeThatIsNoneIsRefused() throws IOException {
    for (String size : new String[] {"-1", "0", "1e30", "1.5", "\"big\""}) {
      refusedIndex("{\"metadata\":{\"total_size\":" + size + "},\"weight_map\":{}}")
          .hasMessageContaining("metadata.total_size");
    }
  }

  @Test
  void indexCutOffIsRefused() throws IOException {
    refusedIndex("{\"weight_map\":{\"a\":\"x.safetensors\"").hasMessageContaining("not valid JSON");
  }

  @Test
  void whateverIsChangedIsReadOrRefused() throws IOException {
    new SafetensorsBytes().tensor("a", "F32", 4, 4).tensor("b", "BF16", 8).write(file());
    byte[] whole = Files.readAllBytes(file());
    long seed = 20_261_126;
    Random random = new Random(seed);
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(whole.length - 80)] = (byte) random.nextInt(256);
      Files.write(file(), changed);
      TensorTotals totals = new TensorTotals(10, 8);
      try {
        SafetensorsHeader.read(file(), "x", totals);
        assertThat(totals.bytes()).isBetween(0.0, 80.0);
      } catch (DocumentException e) {
        assertThat(e.getMessage()).as("seed %s, change %s", seed, i).startsWith("x");
      }
    }
  }
}
