package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Installation;
import io.github.gpuadvisor.testing.RecordingJava;
import io.github.gpuadvisor.testing.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the launcher takes. */
class LauncherJavaIT {
  private static final String ASK = "./gpu-advisor gpus resolve RTX4090";
  private static final CommandRun ANSWER = new CommandRun(0, "rtx-4090\n", "");

  @TempDir private Path folder;
  private RecordingJava java;
  private Installation program;

  /** No Java is named, and those that are installed on this machine are out of sight. */
  @BeforeEach
  void install() throws IOException {
    Trained made = Trained.untrained(folder);
    java = made.java();
    program =
        made.with("GPU_ADVISOR_TRAIN", "0")
            .program()
            .with("GPU_ADVISOR_JAVA", null)
            .with("PATH", coreutils());
    Path launcher = program.folder().resolve("gpu-advisor");
    String text = Files.readString(launcher);
    String blind = text.replaceFirst("for found in [^;]*;", "for found in \"\\${HOME-}\"/.jdks/*;");
    assertThat(blind).isNotEqualTo(text);
    Files.writeString(launcher, blind);
  }

  /** All that the launcher may start, and nothing else. */
  private Path coreutils() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("coreutils"));
    for (String name :
        List.of("cat", "cksum", "mkdir", "mv", "readlink", "rm", "rmdir", "sh", "sleep", "stty")) {
      Installation.putCommand(bin, name);
    }
    return bin;
  }

  private void assertAnswersWith(Installation set) throws Exception {
    java.forget();
    assertThat(set.sh(ASK)).isEqualTo(ANSWER);
    assertThat(java.calls()).hasSize(1);
  }

  private Path tooOld() throws IOException {
    Path old = folder.resolve("jdk-11");
    if (!Files.exists(old)) {
      RecordingJava.of(java.folder(), old);
      Files.writeString(old.resolve("release"), "JAVA_VERSION=\"11.0.2\"\nOS_NAME=\"Linux\"\n");
    }
    return old;
  }

  @Test
  void takesTheNamedJavaAsAFolderACommandOrALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), java.folder());
    Path command = Files.createSymbolicLink(folder.resolve("my java"), link.resolve("bin/java"));
    for (Object name :
        List.of(java.folder(), java.folder() + "/", link, link.resolve("bin/java"), command)) {
      assertAnswersWith(program.with("GPU_ADVISOR_JAVA", name));
    }
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), command);
    String path = program.environment().get("PATH");
    assertAnswersWith(program.with("GPU_ADVISOR_JAVA", "java").with("PATH", bin + ":" + path));
  }

  @Test
  void trainsForAJavaThatIsNamedFromTheFolderOfTheCall() throws Exception {
    Installation near = program.with("GPU_ADVISOR_TRAIN", "1").with("GPU_ADVISOR_JAVA", "../java");
    assertThat(near.sh(ASK)).isEqualTo(ANSWER);
    assertThat(near.sh(ASK)).isEqualTo(ANSWER);
    assertThat(java.trainings()).isEqualTo(1);
    assertThat(java.usedAnArchive()).isTrue();
  }

  @Test
  void refusesANamedJavaThatIsNone() throws Exception {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Object name : List.of("/nowhere", empty, file, "nothing", tooOld())) {
      CommandRun run =
          program.with("GPU_ADVISOR_JAVA", name).with("JAVA_HOME", java.folder()).sh(ASK);
      assertThat(run)
          .isEqualTo(
              new CommandRun(
                  1,
                  "",
                  "gpu-advisor: GPU_ADVISOR_JAVA is not a Java 17 or newer: " + name + "\n"));
    }
  }

  @Test
  void passesOverAJavaHomeThatIsWrongOrTooOld() throws Exception {
    assertAnswersWith(program.with("JAVA_HOME", java.folder()));
    Path home = folder.resolve("home");
    Path jdks = Files.createDirectories(home.resolve(".jdks"));
    Files.createSymbolicLink(jdks.resolve("a"), tooOld());
    Files.createSymbolicLink(jdks.resolve("b"), java.folder());
    Installation seen = program.with("HOME", home);
    assertAnswersWith(seen.with("JAVA_HOME", "/nowhere"));
    assertAnswersWith(seen.with("JAVA_HOME", tooOld()));
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), java.folder().resolve("bin/java"));
    String path = bin + ":" + program.environment().get("PATH");
    assertAnswersWith(program.with("JAVA_HOME", tooOld()).with("PATH", path));
  }

  @Test
  void saysWhatToDoWhereThereIsNoJava() throws Exception {
    CommandRun none =
        new CommandRun(
            1,
            "",
            "gpu-advisor: needs Java 17 or newer and found none; install one, or name its folder in"
                + " JAVA_HOME\n");
    assertThat(program.sh(ASK)).isEqualTo(none);
    assertThat(program.with("JAVA_HOME", tooOld()).sh(ASK)).isEqualTo(none);
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), tooOld().resolve("bin/java"));
    String path = bin + ":" + program.environment().get("PATH");
    assertThat(program.with("PATH", path).sh(ASK)).isEqualTo(none);
  }

  @Test
  void answersWithLittleMoreThanAShell() throws Exception {
    Installation bare = program.with("GPU_ADVISOR_TRAIN", "1").with("JAVA_HOME", java.folder());
    assertThat(bare.with("HOME", "/dev/null").with("XDG_CACHE_HOME", null).sh(ASK))
        .isEqualTo(ANSWER);
    assertThat(java.trainings()).isZero();
    assertThat(bare.sh(ASK)).isEqualTo(ANSWER);
    assertThat(java.trainings()).isEqualTo(1);
    Path bin = Path.of(program.environment().get("PATH"));
    Files.delete(bin.resolve("cksum"));
    assertAnswersWith(bare);
    assertThat(java.trainings()).as("what cannot be checked is not kept").isZero();
  }
}
