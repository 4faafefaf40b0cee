package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Installation;
import io.github.gpuadvisor.testing.RecordingJava;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a source tree, with a Maven that notes its calls and has the jar ready. */
class LauncherBuildIT {
  private static final String ASK = "./gpu-advisor gpus resolve RTX4090";

  private static final String NOTICE =
      "gpu-advisor: building from source (first run takes about a minute)…\n";

  private static final CommandRun ANSWER = new CommandRun(0, "rtx-4090\n", "");
  private static final CommandRun BUILT = new CommandRun(0, "rtx-4090\n", NOTICE);
  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "$*" >>"$CALLS"
      [ -z "${SLOW-}" ] || sleep 1
      if [ -n "${BROKEN-}" ]; then
        line=0
        until [ "$line" -eq 30 ]; do line=$((line + 1)); echo "line $line"; done
        exit 1
      fi
      cp "$BUILT" target/gpu-advisor.jar && cp "$BUILT.sha256" target/gpu-advisor.jar.sha256
      """;

  @TempDir private Path folder;
  private Path tree;
  private Path calls;
  private Installation program;

  @BeforeEach
  void check() throws IOException {
    tree = Files.createDirectory(folder.resolve("source tree"));
    for (String path : List.of("src/main/java", "catalog", "docs/rules", "docs/schema")) {
      Files.createDirectories(tree.resolve(path));
    }
    Files.writeString(tree.resolve("pom.xml"), "<project/>");
    Files.writeString(tree.resolve("src/main/java/Main.java"), "class Main {}");
    age();
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Path maven = Files.writeString(bin.resolve("mvn"), MAVEN);
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    calls = folder.resolve("calls");
    RecordingJava java = RecordingJava.of(RecordingJava.installed().get(0), folder.resolve("java"));
    program =
        Installation.in(folder.resolve("built"), folder.resolve("streams"))
            .with("PATH", bin + ":" + System.getenv("PATH"))
            .with("CALLS", calls)
            .with("BUILT", folder.resolve("built/lib/gpu-advisor.jar"))
            .with("GPU_ADVISOR_JAVA", java.folder())
            .with("GPU_ADVISOR_TRAIN", "0")
            .movedTo(tree);
    program.installLauncher();
  }

  /** Makes all sources older than any build. */
  private void age() throws IOException {
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, LONG_AGO);
      }
    }
  }

  /** After the jar. */
  private FileTime later() throws IOException {
    FileTime built = Files.getLastModifiedTime(tree.resolve("target/gpu-advisor.jar"));
    return FileTime.from(built.toInstant().plusSeconds(1));
  }

  private int builds() throws IOException {
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  @Test
  void buildsWhatIsMissingOnceAndFromAnyFolder() throws Exception {
    assertThat(program.sh("cd / && \"$OLDPWD/gpu-advisor\" gpus resolve RTX4090")).isEqualTo(BUILT);
    assertThat(Files.readAllLines(calls)).containsExactly("-q -B -ntp -Dquick package");
    assertThat(program.sh(ASK)).isEqualTo(ANSWER);
    assertThat(builds()).isEqualTo(1);
    assertThat(tree.resolve("target")).isDirectoryNotContaining("glob:**.lock*");
  }

  @Test
  void buildsAgainWhatIsNewerThanTheJarAndNothingElse() throws Exception {
    program.sh(ASK);
    int builds = 1;
    for (String source :
        List.of("src/main/java/Main.java", "pom.xml", "catalog/a.json", "docs/rules/a.md")) {
      Files.writeString(tree.resolve(source), "changed");
      Files.setLastModifiedTime(tree.resolve(source), later());
      assertThat(program.sh(ASK)).as(source).isEqualTo(BUILT);
      assertThat(builds()).isEqualTo(++builds);
      Files.setLastModifiedTime(tree.resolve(source), LONG_AGO);
      Files.setLastModifiedTime(tree.resolve(source).getParent(), LONG_AGO);
    }
    for (String other : List.of("README.md", "src/test.txt", "docs/page.md", "target/x")) {
      Files.writeString(tree.resolve(other), "changed");
      Files.setLastModifiedTime(tree.resolve(other), later());
      assertThat(program.sh(ASK)).as(other).isEqualTo(ANSWER);
    }
    Files.delete(tree.resolve("src/main/java/Main.java"));
    Files.setLastModifiedTime(tree.resolve("src/main/java"), later());
    assertThat(program.sh(ASK)).as("a source that was deleted").isEqualTo(BUILT);
  }

  @Test
  void oneBuildsAndTheOtherWaits() throws Exception {
    Installation slow = program.with("SLOW", "1");
    Installation.Started one = slow.start(ASK);
    Installation.Started two = slow.start(ASK);
    List<CommandRun> runs = List.of(one.end(), two.end());
    assertThat(runs).containsExactlyInAnyOrder(BUILT, ANSWER);
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void aBuildThatFailsShowsTheEndOfItsLogAndNoOldAnswer() throws Exception {
    assertFails(program.with("BROKEN", "1").sh(ASK));
    program.sh(ASK);
    Files.setLastModifiedTime(tree.resolve("pom.xml"), later());
    assertFails(program.with("BROKEN", "1").sh(ASK));
    assertThat(program.sh(ASK)).isEqualTo(BUILT);
  }

  private void assertFails(CommandRun run) {
    StringBuilder tail = new StringBuilder(NOTICE);
    for (int line = 11; line <= 30; line++) {
      tail.append("line ").append(line).append('\n');
    }
    tail.append("gpu-advisor: the build failed; all that Maven said is in ")
        .append(tree.resolve("target/launcher.log"))
        .append('\n');
    assertThat(run).isEqualTo(new CommandRun(1, "", tail.toString()));
    assertThat(tree.resolve("target/launcher.lock")).doesNotExist();
  }

  @Test
  void theLockOfABuildThatWasKilledIsBroken() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    Path lock = Files.createDirectory(tree.resolve("target")).resolve("launcher.lock");
    Files.writeString(lock, gone.pid() + "\n");
    assertThat(program.sh(ASK)).isEqualTo(BUILT);
    assertThat(lock).doesNotExist();
  }

  @Test
  void saysThatMavenIsMissingOrThatNothingCanBeWritten() throws Exception {
    Files.writeString(tree.resolve("target"), "a file where a folder would be");
    assertThat(program.sh(ASK).errorOutput())
        .isEqualTo(
            "gpu-advisor: cannot build from source: "
                + tree.resolve("target")
                + " cannot be written\n");
    Path bare = Files.createDirectory(folder.resolve("bare"));
    for (String name : List.of("cat", "find", "readlink")) {
      Installation.putCommand(bare, name);
    }
    CommandRun run = program.with("PATH", bare).sh(ASK);
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errorOutput())
        .isEqualTo(
            "gpu-advisor: building from source needs Maven (mvn), and there is none on the PATH\n");
  }
}
