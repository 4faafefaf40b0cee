package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.RecordingJava;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same answers from every Java of this machine, in every locale and time zone, on any number of
 * processors and whatever the order of a JVM's sets, which it chooses anew at each start without an
 * archive.
 */
class SameBytesEverywhereIT {
  private static final List<String> PLAIN =
      List.of("-Duser.language=en", "-Duser.timezone=UTC", "-XX:ActiveProcessorCount=2");

  private static final List<String> ONE_PROCESSOR =
      List.of(
          "-Xshare:off",
          "-Duser.language=tr",
          "-Duser.country=TR",
          "-Duser.timezone=Pacific/Kiritimati",
          "-XX:ActiveProcessorCount=1");

  private static final List<String> FOUR_PROCESSORS =
      List.of(
          "-Xshare:off",
          "-Duser.language=ar",
          "-Duser.country=EG",
          "-Duser.extensions=u-nu-arab",
          "-Duser.timezone=Pacific/Pago_Pago",
          "-Dfile.encoding=US-ASCII",
          "-XX:ActiveProcessorCount=4");

  @TempDir private Path folder;

  /** All that the dozen says, by command. */
  private List<String> said(Path jdk, List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData"));
    command.addAll(options);
    command.addAll(List.of("-cp", Program.jar() + ":" + tests(), Dozen.class.getName()));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isZero();
    return List.of(Files.readString(out, StandardCharsets.UTF_8).split("(?m)^### "));
  }

  private static Path tests() throws IOException {
    String folder = CommandRun.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Path.of(Objects.requireNonNull(folder)).toRealPath();
  }

  @Test
  void sayTheSame() throws Exception {
    List<Path> jdks = RecordingJava.installed();
    Path own = jdks.get(0);
    List<String> expected = said(own, PLAIN);
    assertThat(expected).hasSizeGreaterThan(20).noneMatch(text -> text.contains("\n1\n"));
    assertThat(said(own, ONE_PROCESSOR)).isEqualTo(expected);
    // On one Java alone there is still another order of its sets.
    for (Path other : jdks.size() == 1 ? jdks : jdks.subList(1, jdks.size())) {
      assertThat(said(other, FOUR_PROCESSORS)).as("%s", other).isEqualTo(expected);
    }
  }
}
