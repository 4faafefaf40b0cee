package io.github.gpuadvisor;

import static io.github.gpuadvisor.testing.Packages.QUESTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Packages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package for one platform, which brings its own Java. */
class ImageIT {
  private Packages packages;

  @BeforeEach
  void prepare(@TempDir Path folder) throws Exception {
    packages = Packages.in(folder);
  }

  @Test
  void theImageAnswersWithoutAJavaAndWithoutAHome() throws Exception {
    Path home = packages.image();
    CommandRun run = packages.sh(home, "./gpu-advisor" + QUESTION);
    assertThat(run.errorOutput()).isEmpty();
    assertThat(run.output()).contains("Llama 3.1 8B", "1 × ", "\n1  ");
    assertThat(run.exitCode()).isZero();
    assertThat(packages.sh(home, "./gpu-advisor version").output())
        .matches("gpu-advisor \\d+\\.\\d+\\.\\d+\\S*, Java \\d+.*\\R");
    assertThat(packages.sh(home, "./gpu-advisor rules show memory/fits").output())
        .startsWith("# memory/fits\n");
    assertThat(packages.sh(home, "./gpu-advisor recommend inference --model nothing").exitCode())
        .isEqualTo(2);
    assertThat(packages.sh(home, "./gpu-advisor accuracy -o json >/dev/null").exitCode()).isZero();
  }

  @Test
  void theImageUsesTheArchiveThatItBrings() throws Exception {
    Path home = packages.image();
    Path archive = home.resolve("lib/gpu-advisor.jsa");
    packages = packages.with("GPU_ADVISOR_DEBUG_LAUNCH", "1");
    String launched = packages.sh(home, "./gpu-advisor version").errorOutput();
    assertThat(launched)
        .startsWith(home.resolve("runtime/bin/java") + " ")
        .contains(" -XX:SharedArchiveFile=" + archive + " ");
    CommandRun log =
        packages.sh(
            home,
            "runtime/bin/java -XX:+UseSerialGC -XX:+VerifySharedSpaces -Xshare:on -Xlog:class+load"
                + (" '-XX:SharedArchiveFile=" + archive + "'")
                + " -m io.github.gpuadvisor/io.github.gpuadvisor.Main"
                + QUESTION);
    assertThat(log.exitCode()).isZero();
    List<String> ours =
        log.output().lines().filter(line -> line.contains(" io.github.gpuadvisor.")).toList();
    assertThat(ours).hasSizeGreaterThan(100);
    assertThat(ours).allMatch(line -> line.contains("source: shared objects file"));
  }

  @Test
  void theImageTrainsNothingAndWritesNothing() throws Exception {
    Path home = packages.image();
    List<String> before = Packages.files(home);
    Path user = Files.createDirectory(packages.folder().resolve("home"));
    packages = packages.with("HOME", user.toString());
    assertThat(packages.sh(home, "./gpu-advisor" + QUESTION).exitCode()).isZero();
    assertThat(Packages.files(home)).isEqualTo(before);
    assertThat(Packages.files(user)).isEmpty();
  }

  @Test
  void theImageWorksThroughALinkFromAnotherFolder() throws Exception {
    Path link =
        Files.createSymbolicLink(
            packages.folder().resolve("advise"), packages.image().resolve("gpu-advisor"));
    packages = packages.with("GPU_ADVISOR_DEBUG_LAUNCH", "1");
    CommandRun run = packages.sh(Path.of("/"), "'" + link + "' gpus resolve RTX4090");
    assertThat(run.output()).isEqualTo("rtx-4090\n");
    assertThat(run.errorOutput()).contains("lib/gpu-advisor.jsa");
  }

  @Test
  void theImageWorksWhereItMayNotBeWritten() throws Exception {
    Path home = packages.image();
    assertThat(packages.sh(home, packages.found("chmod") + " -R a-w .").exitCode()).isZero();
    try {
      assertThat(packages.sh(home, "./gpu-advisor" + QUESTION).exitCode()).isZero();
    } finally {
      assertThat(packages.sh(home, packages.found("chmod") + " -R u+w .").exitCode()).isZero();
    }
  }

  @Test
  void aDamagedArchiveNeitherKillsNorSpoilsTheAnswer() throws Exception {
    Path home = packages.image();
    Path archive = home.resolve("lib/gpu-advisor.jsa");
    byte[] whole = Files.readAllBytes(archive);
    String expected = packages.sh(home, "./gpu-advisor" + QUESTION).output();
    assertThat(expected).contains("Llama 3.1 8B");
    for (Map.Entry<String, byte[]> damage : damages(whole).entrySet()) {
      Files.write(archive, damage.getValue());
      CommandRun run = packages.sh(home, "./gpu-advisor" + QUESTION);
      assertThat(run.errorOutput()).as(damage.getKey()).isEmpty();
      assertThat(run.output()).as(damage.getKey()).isEqualTo(expected);
      assertThat(run.exitCode()).as(damage.getKey()).isZero();
    }
    Files.write(archive, whole);
    Files.delete(home.resolve("lib/gpu-advisor.jsa.cksum"));
    assertThat(packages.sh(home, "./gpu-advisor" + QUESTION).output()).isEqualTo(expected);
    Files.delete(archive);
    assertThat(packages.sh(home, "./gpu-advisor" + QUESTION).output()).isEqualTo(expected);
  }

  /** What an archive may have become, each named by what was done to it. */
  private static Map<String, byte[]> damages(byte[] whole) {
    Map<String, byte[]> damages = new HashMap<>();
    damages.put("empty", new byte[0]);
    damages.put("cut short", Arrays.copyOf(whole, whole.length / 2));
    damages.put("zeros", new byte[whole.length]);
    damages.put("a header and zeros", Arrays.copyOf(firstPage(whole), whole.length));
    for (int part = 0; part < 8; part++) {
      byte[] flipped = whole.clone();
      // Every part is hit in many places; the first also in its header.
      for (int i = part * (whole.length / 8) + 64; i < (part + 1) * (whole.length / 8); i += 4099) {
        flipped[i] ^= (byte) 0xff;
      }
      damages.put("flipped in part " + part, flipped);
    }
    return damages;
  }

  private static byte[] firstPage(byte[] whole) {
    return Arrays.copyOf(whole, 4096);
  }
}
