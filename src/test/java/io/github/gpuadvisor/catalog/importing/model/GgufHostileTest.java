package io.github.gpuadvisor.catalog.importing.model;

import static io.github.gpuadvisor.catalog.importing.model.HostileGguf.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.DocumentException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers that lie: one line that names the file and what is wrong, and no memory taken. */
class GgufHostileTest {
  private static final int MUTATIONS = 1000;

  @TempDir private Path folder;
  private HostileGguf hostile;

  @BeforeEach
  void folder() {
    hostile = new HostileGguf(folder);
  }

  private static byte[] little(long... values) {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      bytes.putLong(value);
    }
    return bytes.array();
  }

  @Test
  void fileItselfIsRead() throws IOException {
    Path file = good().write(folder.resolve("good.gguf"));

    assertThat(ModelFile.read(file.toString()).model().parameters()).isEqualTo(6400 + 2048);
  }

  @Test
  void fileCutOffAnywhereIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(good().write(folder.resolve("good.gguf")));
    for (int length = 4; length < whole.length; length += length < 600 ? 1 : 997) {
      hostile.refused(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void twoToTheSixtyTensorsAreRefused() throws IOException {
    hostile.refused(good().header(1L << 60, 6)).hasMessageContaining("1152921504606846976 tensors");
  }

  @Test
  void moreTensorsThanTheFileHasRoomForAreRefused() throws IOException {
    hostile.refused(good().header(100_000, 6)).hasMessageContaining("the file has room for");
  }

  @Test
  void negativeNumbersOfKeysAreRefused() throws IOException {
    hostile
        .refused(good().header(2, -1))
        .hasMessageContaining("18446744073709551615 metadata keys");
  }

  @Test
  void textOfTwoToTheSixtyThreeBytesIsRefused() throws IOException {
    hostile
        .refused(good().raw("x", 8, little(1L << 63)))
        .hasMessageContaining("9223372036854775808 bytes");
  }

  @Test
  void keyLongerThanKeysAreIsRefused() throws IOException {
    hostile.refused(good().number("k".repeat(300), 1)).hasMessageContaining("1 to 256 characters");
  }

  @Test
  void listLongerThanTheFileIsRefused() throws IOException {
    byte[] list =
        ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(4).putLong(1L << 61).array();

    hostile.refused(good().raw("x", 9, list)).hasMessageContaining("runs past the end of the file");
  }

  @Test
  void listsOfMoreTextsThanAnyVocabularyAreRefused() throws IOException {
    byte[] list = new byte[12 + 8 * 4_000_001];
    ByteBuffer.wrap(list).order(ByteOrder.LITTLE_ENDIAN).putInt(8).putLong(4_000_001);

    hostile.refused(good().raw("x", 9, list)).hasMessageContaining("more than 4,000,000 texts");
  }

  @Test
  void listOfListsIsRefused() throws IOException {
    byte[] list =
        ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(9).putLong(1).array();

    hostile.refused(good().raw("x", 9, list)).hasMessageContaining("no list of type 9");
  }

  @Test
  void unknownTypeOfValueIsRefused() throws IOException {
    hostile.refused(good().raw("x", 77, little(0))).hasMessageContaining("no value of type 77");
  }

  @Test
  void keyThatComesTwiceIsRefused() throws IOException {
    hostile.refused(good().number("llama.block_count", 2)).hasMessageContaining("comes twice");
  }

  @Test
  void sizesThatNoModelHasAreRefused() throws IOException {
    hostile
        .refused(
            new GgufBytes()
                .text("general.architecture", "llama")
                .number("llama.block_count", 0xFFFF_FFFFL)
                .tensor("token_embd.weight", GgmlType.F16, 64, 100))
        .hasMessageContaining("llama.block_count: 4294967295 is no size");
  }

  @Test
  void moreBlocksThanAnyModelHasAreRefused() throws IOException {
    hostile
        .refused(
            new GgufBytes()
                .text("general.architecture", "llama")
                .number("llama.block_count", 900_000_000)
                .tensor("token_embd.weight", GgmlType.F16, 64, 100))
        .hasMessageContaining("no model has 900000000 blocks");
  }

  @Test
  void headsThatDoNotDivideAreRefused() throws IOException {
    hostile
        .refused(
            new GgufBytes()
                .text("general.architecture", "llama")
                .number("llama.block_count", 1)
                .number("llama.embedding_length", 64)
                .number("llama.attention.head_count", 4)
                .number("llama.attention.head_count_kv", 3)
                .tensor("token_embd.weight", GgmlType.F16, 64, 100)
                .tensor("blk.0.attn_k.weight", GgmlType.F16, 64, 32))
        .hasMessageContaining("3 do not divide 4 heads");
  }

  @Test
  void whateverIsChangedIsReadOrRefused() throws IOException {
    byte[] whole = Files.readAllBytes(good().write(folder.resolve("good.gguf")));
    long seed = 20_261_126;
    Random random = new Random(seed);
    Path file = folder.resolve("changed.gguf");
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] changed = whole.clone();
      int changes = 1 + random.nextInt(4);
      for (int j = 0; j < changes; j++) {
        changed[4 + random.nextInt(400)] = (byte) random.nextInt(256);
      }
      Files.write(file, changed);
      try {
        assertThat(ModelFile.read(file.toString()).model().parameters()).isPositive();
      } catch (DocumentException e) {
        assertThat(e.getMessage()).as("seed %s, change %s", seed, i).contains("changed.gguf");
      }
    }
  }
}
