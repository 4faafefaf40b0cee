package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.testing.ArchiveCache;
import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Installation;
import io.github.gpuadvisor.testing.Trained;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the program lies, how it is called, and with what closed. */
class LauncherPathIT {
  private static final String ASK = " gpus resolve RTX4090";
  private static final CommandRun ANSWER = new CommandRun(0, "rtx-4090\n", "");

  @TempDir private Path folder;
  private Trained made;

  @BeforeEach
  void install() throws IOException {
    made = Trained.untrained(folder).with("GPU_ADVISOR_TRAIN", "0");
  }

  @Test
  void worksWhateverTheFoldersAreCalled() throws Exception {
    String strange = "with space, 'quotes\" $HOME `id` *? \\n #;&(|) -\u0007";
    Path home = Files.createDirectory(folder.resolve(strange));
    Installation moved =
        Installation.in(home.resolve("a b"), folder.resolve("streams"))
            .with("GPU_ADVISOR_JAVA", made.program().environment().get("GPU_ADVISOR_JAVA"))
            .with("XDG_CACHE_HOME", home.resolve("the cache"));
    assertThat(moved.sh("./gpu-advisor" + ASK)).isEqualTo(ANSWER);
    ArchiveCache cache = new ArchiveCache(home.resolve("the cache/gpu-advisor"));
    assertThat(cache.archive()).isNotEmptyFile();
    CommandRun debug = moved.with("GPU_ADVISOR_DEBUG_LAUNCH", "1").sh("./gpu-advisor" + ASK);
    assertThat(debug.output()).isEqualTo(ANSWER.output());
    assertThat(debug.errorOutput())
        .contains("-XX:SharedArchiveFile=" + cache.archive())
        .hasLineCount(1);
    assertThat(cache.leftovers()).isEmpty();
  }

  @Test
  void worksInAFolderWithLettersBeyondAsciiWhateverTheLocale() throws Exception {
    Installation accented =
        made.program()
            .with("NAME", folder)
            .with("GPU_ADVISOR_TRAIN", "1")
            .with("XDG_CACHE_HOME", folder.resolve("cache"));
    // Octal: a JVM without a locale hands no other characters than ASCII to a command.
    String there = "NAME=$NAME/$(printf '\\303\\251t\\303\\251'); ";
    String ask = "\"$NAME/gpu-advisor\"" + ASK;
    String move = "mkdir \"$NAME\" && cp -Rp . \"$NAME\"; ";
    assertThat(accented.sh(there + move + ask)).isEqualTo(ANSWER);
    for (String locale : List.of("LC_ALL=C", "LANG=C.UTF-8", "LC_CTYPE=POSIX LANG=C.UTF-8")) {
      assertThat(accented.sh(there + locale + " " + ask)).as(locale).isEqualTo(ANSWER);
      assertThat(made.java().usedAnArchive()).isTrue();
    }
    assertThat(made.java().trainings()).isEqualTo(1);
  }

  @Test
  void saysThatJavaCannotReadAFolderWithAColon() throws Exception {
    Path colon = Files.createDirectory(folder.resolve("a:b"));
    Installation moved = Installation.in(colon, folder.resolve("streams"));
    CommandRun run = moved.sh("./gpu-advisor version");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errorOutput())
        .isEqualTo(
            "gpu-advisor: Java takes no program from a folder with a colon in its name: "
                + colon
                + "\n");
  }

  @Test
  void followsLinksHoweverTheyAreWritten() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("usr/bin"));
    Path opt = Files.createDirectories(folder.resolve("opt"));
    Files.createSymbolicLink(opt.resolve("current"), made.program().folder());
    Files.createSymbolicLink(opt.resolve("third"), Path.of("current/gpu-advisor"));
    Files.createSymbolicLink(opt.resolve("second"), opt.resolve("third"));
    Files.createSymbolicLink(bin.resolve("advise me"), Path.of("../../opt/second"));
    assertThat(made.sh("cd / && '" + bin + "/advise me'" + ASK)).isEqualTo(ANSWER);
    assertThat(made.sh("cd '" + bin + "' && './advise me'" + ASK)).isEqualTo(ANSWER);
    assertThat(made.sh("cd '" + bin + "' && sh 'advise me'" + ASK)).isEqualTo(ANSWER);
    assertThat(made.sh("cd / && PATH=\"" + bin + ":$PATH\" 'advise me'" + ASK)).isEqualTo(ANSWER);
    assertThat(made.sh("cd '" + folder + "' && PATH=\"usr/bin:$PATH\" 'advise me'" + ASK))
        .isEqualTo(ANSWER);
  }

  @Test
  void oneFolderHasOneSpelling() throws Exception {
    Installation debug = made.program().with("GPU_ADVISOR_DEBUG_LAUNCH", "1");
    String command = debug.sh("./gpu-advisor version").errorOutput();
    assertThat(command).contains(" -cp " + made.program().jar() + " ");
    String name = made.program().folder().getFileName().toString();
    Files.createDirectories(folder.resolve("elsewhere/" + name));
    for (String call :
        List.of(
            "sh gpu-advisor",
            "../" + name + "/gpu-advisor",
            "'" + made.program().folder() + "/../" + name + "/./gpu-advisor'",
            "cd .. && " + name + "/gpu-advisor",
            "cd .. && CDPATH='" + folder + "/elsewhere' " + name + "/gpu-advisor")) {
      assertThat(debug.sh(call + " version").errorOutput()).as(call).isEqualTo(command);
    }
  }

  @Test
  void answersWithStreamsClosed() throws Exception {
    assertThat(made.sh("./gpu-advisor" + ASK + " <&-")).isEqualTo(ANSWER);
    assertThat(made.sh("./gpu-advisor" + ASK + " 2>&-")).isEqualTo(ANSWER);
    byte[] jar = Files.readAllBytes(made.program().jar());
    assertThat(made.sh("./gpu-advisor" + ASK + " >&-").output()).isEmpty();
    assertThat(made.sh("./gpu-advisor" + ASK + " <&- >&- 2>&-").errorOutput()).isEmpty();
    assertThat(made.program().jar()).hasBinaryContent(jar);
  }

  @Test
  void knowsHowWideTheTerminalIs() throws Exception {
    boolean script = made.sh("script -qec 'stty rows 24 cols 71' /dev/null").exitCode() == 0;
    assumeThat(script).as("script(1) of Linux opens a terminal").isTrue();
    for (int columns : new int[] {71, 132}) {
      String inside = "stty rows 24 cols " + columns + "; ./gpu-advisor" + ASK;
      assertThat(made.sh("script -qec '" + inside + "' /dev/null").output())
          .isEqualTo("rtx-4090\r\n");
      assertThat(lastCall()).endsWith("; columns " + columns);
    }
    String told = "./gpu-advisor" + ASK;
    made.program().with("COLUMNS", "55").sh("script -qec '" + told + "' /dev/null");
    assertThat(lastCall()).endsWith("; columns 55");
    made.program().with("COLUMNS", "55").sh(told);
    assertThat(lastCall()).as("a pipe").endsWith("; columns none");
  }

  private String lastCall() throws IOException {
    List<String> calls = made.java().calls();
    return calls.get(calls.size() - 1);
  }

  @Test
  void neverBuildsWhereNoPomLiesBesideIt() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path maven = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\necho built >built\n");
    assertThat(maven.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Installation watched = made.program().with("PATH", bin + ":" + System.getenv("PATH"));
    assertThat(watched.sh("cd .. && installed/gpu-advisor" + ASK)).isEqualTo(ANSWER);
    Files.delete(made.program().jar());
    assertThat(watched.sh("cd .. && installed/gpu-advisor" + ASK).errorOutput())
        .isEqualTo(
            "gpu-advisor: there is no "
                + made.program().jar()
                + ": the installation is not complete\n");
    assertThat(folder.resolve("built")).doesNotExist();
  }
}
