package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.PatchedJar;
import io.github.gpuadvisor.testing.Trained;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, hashes and caches that are not as the launcher left them: the answer never suffers. */
class LauncherCacheIT {
  private static final String VERSION = "./gpu-advisor version";
  private static final String GREETING = "io/github/gpuadvisor/cli/VersionCommand.class";

  @TempDir private static Path shared;
  private static Trained trained;
  private static CommandRun answer;
  @TempDir private Path folder;

  @BeforeAll
  static void train() throws Exception {
    trained = Trained.in(shared);
    answer = trained.sh(VERSION);
    assertThat(trained.java().usedAnArchive()).isTrue();
  }

  /** Java 17 dies of one that is cut short, and every Java of one in which a byte is another. */
  private static Map<String, UnaryOperator<byte[]>> damages() {
    Map<String, UnaryOperator<byte[]>> damages = new LinkedHashMap<>();
    damages.put("empty", archive -> new byte[0]);
    damages.put("a page is missing", archive -> Arrays.copyOf(archive, archive.length - 4096));
    damages.put("cut in the header", archive -> Arrays.copyOf(archive, 100));
    damages.put("longer", archive -> Arrays.copyOf(archive, archive.length + 1));
    damages.put("no archive", archive -> "hello\n".getBytes(StandardCharsets.UTF_8));
    damages.put("garbage", LauncherCacheIT::garbage);
    damages.put("flipped in the header", archive -> flipped(archive, 100));
    damages.put("flipped in the middle", archive -> flipped(archive, archive.length / 2));
    damages.put("flipped at the end", archive -> flipped(archive, archive.length - 1));
    return damages;
  }

  private static byte[] garbage(byte[] archive) {
    byte[] bytes = new byte[archive.length];
    new Random(17).nextBytes(bytes);
    return bytes;
  }

  private static byte[] flipped(byte[] archive, int place) {
    byte[] bytes = archive.clone();
    bytes[place] ^= 1;
    return bytes;
  }

  @Test
  void neverReadsAnArchiveThatIsDamaged() throws Exception {
    for (Map.Entry<String, UnaryOperator<byte[]>> damage : damages().entrySet()) {
      Trained copy = trained.copy(folder.resolve(damage.getKey())).with("GPU_ADVISOR_TRAIN", "0");
      copy.cache().change(damage.getValue());
      assertThat(copy.sh(VERSION)).as(damage.getKey()).isEqualTo(answer);
      assertThat(copy.java().usedAnArchive()).as(damage.getKey()).isFalse();
    }
  }

  @Test
  void replacesADamagedArchive() throws Exception {
    Trained copy = trained.copy(folder);
    Path name = copy.cache().archive().getFileName();
    copy.cache().change(archive -> flipped(archive, archive.length / 3));
    assertThat(copy.sh(VERSION)).isEqualTo(answer);
    assertThat(copy.java().trainings()).isEqualTo(1);
    assertThat(copy.cache().archive().getFileName()).isNotEqualTo(name);
    assertThat(copy.sh(VERSION)).isEqualTo(answer);
    assertThat(copy.java().usedAnArchive()).isTrue();
  }

  @Test
  void answersWithoutACacheThatCanBeWritten() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    Trained plain = trained.empty(folder.resolve("cache"));
    assertThat(plain.with("XDG_CACHE_HOME", file).sh(VERSION)).isEqualTo(answer);
    assertThat(plain.with("XDG_CACHE_HOME", "/dev/null").sh(VERSION)).isEqualTo(answer);
    Files.writeString(plain.cache().folder(), "a file where archives would be");
    assertThat(plain.sh(VERSION)).isEqualTo(answer);
    assertThat(plain.java().trainings()).isZero();
  }

  @Test
  void keepsNothingWhereNoCacheIsNamedByAWholePath() throws Exception {
    Trained plain = trained.empty(folder);
    Trained home =
        new Trained(plain.program().with("XDG_CACHE_HOME", null), plain.java(), plain.cache());
    assertThat(home.sh(VERSION)).as("no HOME").isEqualTo(answer);
    assertThat(home.with("HOME", "").sh(VERSION)).isEqualTo(answer);
    assertThat(home.with("HOME", "some").sh(VERSION)).isEqualTo(answer);
    assertThat(plain.with("XDG_CACHE_HOME", "some").sh(VERSION)).isEqualTo(answer);
    assertThat(plain.with("XDG_CACHE_HOME", folder + "/a:b").sh(VERSION)).isEqualTo(answer);
    assertThat(plain.java().trainings()).isZero();
    assertThat(trained.program().folder()).isDirectoryNotContaining("glob:**some");
    home.with("HOME", folder.resolve("home")).sh(VERSION);
    assertThat(plain.java().trainings()).isEqualTo(1);
    assertThat(folder.resolve("home/.cache/gpu-advisor")).isDirectory();
  }

  @Test
  void usesNoArchiveWithoutAHashOfTheJar() throws Exception {
    Trained made = Trained.untrained(folder);
    made.sh(VERSION);
    Path hash = made.program().hash();
    String right = Files.readString(hash);
    FileTime time = Files.getLastModifiedTime(made.program().jar());
    Files.setLastModifiedTime(hash, FileTime.fromMillis(time.toMillis() - 5000));
    assertPlain(made, "older than the jar");
    for (String text : new String[] {"", "\n", "deadbeef\n", "../../x\n", right.substring(1)}) {
      Files.writeString(hash, text);
      assertPlain(made, text);
    }
    Files.delete(hash);
    assertPlain(made, "missing");
    Files.createDirectory(hash);
    assertPlain(made, "a folder");
    assertThat(made.java().trainings()).isEqualTo(1);
    Files.delete(hash);
    Files.writeString(hash, right);
    made.sh(VERSION);
    assertThat(made.java().usedAnArchive()).isTrue();
  }

  private static void assertPlain(Trained made, String why) throws Exception {
    assertThat(made.sh(VERSION)).as(why).isEqualTo(answer);
    assertThat(made.java().usedAnArchive()).as(why).isFalse();
  }

  @Test
  void neverRunsTheCodeOfAJarThatWasReplaced() throws Exception {
    Trained made = Trained.untrained(folder);
    Path jar = made.program().jar();
    Path hash = made.program().hash();
    PatchedJar.write(jar, GREETING, "gpu-advisor ", "GPU-ADVISOR ");
    Path replacement = Files.copy(jar, made.program().work().resolve("new.jar"));
    PatchedJar.write(jar, GREETING, "GPU-ADVISOR ", "gpu-advisor ");
    String older = "0".repeat(64) + " *gpu-advisor.jar\n";
    Files.writeString(hash, older);
    CommandRun before = made.sh(VERSION);
    made.sh(VERSION);
    assertThat(made.java().usedAnArchive()).isTrue();
    long size = Files.size(jar);
    FileTime time = Files.getLastModifiedTime(jar);
    Files.move(replacement, jar, StandardCopyOption.REPLACE_EXISTING);
    Files.setLastModifiedTime(jar, time);
    Files.writeString(hash, older.replaceFirst("0", "1"));
    assertThat(Files.size(jar)).isEqualTo(size);
    String after = before.output().replace("gpu-advisor", "GPU-ADVISOR");
    assertThat(made.sh(VERSION).output()).isEqualTo(after);
    assertThat(made.sh(VERSION).output()).isEqualTo(after);
    assertThat(made.java().usedAnArchive()).isTrue();
    assertThat(made.cache().archives()).hasSize(1);
  }
}
