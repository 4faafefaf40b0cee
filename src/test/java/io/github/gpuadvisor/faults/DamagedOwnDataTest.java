package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imported prices that were damaged: refused with the file and the way out, never passed over. */
class DamagedOwnDataTest {
  @TempDir private Path home;
  private OwnData own;
  private Path file;
  private byte[] whole;

  private interface Damage {
    void to(Path file) throws IOException;
  }

  @BeforeEach
  void importPrices() throws IOException {
    own = new OwnData(home);
    assertThat(own.importing(own.prices("own-cloud", 3)).exitCode()).isZero();
    file = own.file("own-cloud");
    whole = Files.readAllBytes(file);
    assertThat(own.cheapest().output()).contains("own-cloud");
  }

  private Map<String, Damage> damages() {
    Map<String, Damage> damages = new LinkedHashMap<>();
    damages.put("empty", path -> Files.write(path, new byte[0]));
    damages.put("cut", path -> Files.write(path, Arrays.copyOf(whole, whole.length / 2)));
    damages.put("zeros", path -> Files.write(path, new byte[whole.length]));
    damages.put("not UTF-8", path -> Files.write(path, flipped(whole.length / 2, 0x80)));
    damages.put("a key is another", path -> Files.write(path, flipped(at("\"gpuCount\""), 1)));
    damages.put("a control character", path -> Files.write(path, flipped(at("m0") - 1, 0x60)));
    return damages;
  }

  private int at(String text) {
    return new String(whole, StandardCharsets.ISO_8859_1).indexOf(text) + 1;
  }

  private byte[] flipped(int place, int bits) {
    byte[] bytes = whole.clone();
    bytes[place] ^= (byte) bits;
    return bytes;
  }

  private void assertRefused(String why) {
    CommandRun run = own.cheapest();
    assertThat(run.exitCode()).as(why).isEqualTo(4);
    assertThat(run.output()).as(why).isEmpty();
    assertThat(run.errorOutput())
        .as(why)
        .startsWith("gpu-advisor: your own data: ")
        .contains("offers/own-cloud.json", own.folder().toString(), "import it again")
        .hasLineCount(2);
    assertThat(own.cheapest("-o", "json").errorOutput())
        .as(why)
        .startsWith("{\"error\":{\"code\":\"invalid-catalog\"")
        .contains("offers/own-cloud.json", "import it again");
  }

  @Test
  void isRefusedWithTheFileAndTheWayOut() throws IOException {
    for (Map.Entry<String, Damage> damage : damages().entrySet()) {
      damage.getValue().to(file);
      assertRefused(damage.getKey());
      assertThat(own.cheapest("--catalog", "built-in").output())
          .as("the way out: " + damage.getKey())
          .contains("\n1  ")
          .doesNotContain("own-cloud");
      assertThat(own.importing(own.prices("own-cloud", 3)).exitCode()).isZero();
      assertThat(file).as("the other way out: " + damage.getKey()).hasBinaryContent(whole);
    }
  }

  @Test
  void whatIsNoFileIsNotPassedOver() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    assertRefused("a folder");
    CommandRun again = own.importing(own.prices("own-cloud", 3));
    assertThat(again.exitCode()).isEqualTo(4);
    assertThat(again.errorOutput()).contains("own-cloud.json: cannot be written");
    Files.delete(file);
    Files.createSymbolicLink(file, Path.of("nowhere"));
    assertRefused("a link to nothing");
    assertThat(own.importing(own.prices("own-cloud", 3)).exitCode()).isZero();
    assertThat(file).hasBinaryContent(whole);
  }

  @Test
  void aFileInThePlaceOfTheFolderIsNotPassedOver() throws IOException {
    Path imported = own.folder().resolve("imported");
    Files.move(imported, home.resolve("elsewhere"));
    assertThat(own.cheapest().exitCode()).isZero();
    Files.writeString(imported, "a file");
    CommandRun run = own.cheapest();
    assertThat(run.exitCode()).isEqualTo(4);
    assertThat(run.errorOutput()).contains("imported/: is no folder", own.folder().toString());
  }
}
