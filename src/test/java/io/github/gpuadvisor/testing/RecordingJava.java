package io.github.gpuadvisor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java's folder as the launcher looks for it, whose java command notes how it was called before
 * it does what the real one does. The variable {@code TRAINING} says what befalls a training:
 * {@code fails}, {@code killed}, {@code feigned}, which takes no time and makes no archive that
 * Java could use, or {@code abandoned}, where the launcher's process is killed and half of one
 * left; {@code LOADED} names a file for where classes came from.
 */
public final class RecordingJava {
  private static final String SCRIPT =
      """
      #!/bin/sh
      case $* in
        *-XX:ArchiveClassesAtExit=*)
          echo "train $*" >>'FOLDER/calls'
          case ${TRAINING-} in
            fails) exit 1 ;;
            killed) kill -9 $$ ;;
            feigned)
              for word; do
                case $word in -XX:ArchiveClassesAtExit=*) echo new >"${word#*=}" ;; esac
              done
              echo trained >>'FOLDER/calls'
              exit 0
              ;;
            abandoned)
              for word; do
                case $word in -XX:ArchiveClassesAtExit=*) echo half >"${word#*=}" ;; esac
              done
              kill -9 "$PPID"
              exit 1
              ;;
          esac
          'JAVA' "$@"
          status=$?
          echo trained >>'FOLDER/calls'
          exit $status
          ;;
      esac
      echo "run $*; columns ${GPU_ADVISOR_COLUMNS-none}" >>'FOLDER/calls'
      if [ -n "${LOADED-}" ]; then
        # Behind -Xlog:disable, which the launcher gives.
        for word; do
          shift
          [ "$word" != -cp ] || set -- "$@" "-Xlog:class+load:file=$LOADED"
          set -- "$@" "$word"
        done
      fi
      exec 'JAVA' "$@"
      """;

  private final Path folder;

  private RecordingJava(Path folder) {
    this.folder = folder;
  }

  /** The Java of the folder {@code jdk}, as the folder {@code folder}. */
  public static RecordingJava of(Path jdk, Path folder) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.copy(jdk.resolve("release"), folder.resolve("release"));
    String script =
        SCRIPT
            .replace("FOLDER", folder.toString())
            .replace("JAVA", jdk.resolve("bin/java").toString());
    Path command = Files.writeString(folder.resolve("bin/java"), script);
    if (!command.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + command);
    }
    return new RecordingJava(folder);
  }

  /** The JDKs of this machine that can run the program: the one that runs this, and others. */
  public static List<Path> installed() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    Path others = Path.of("/usr/lib/jvm");
    try (Stream<Path> found = Files.isDirectory(others) ? Files.list(others) : Stream.empty()) {
      return Stream.concat(Stream.of(own), found.map(RecordingJava::real).sorted())
          .filter(jdk -> Files.isReadable(jdk.resolve("release")) && major(jdk) >= 17)
          .distinct()
          .toList();
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int major(Path jdk) {
    try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.replaceAll("[^0-9.]", "").replaceAll("\\..*", ""))
          .mapToInt(Integer::parseInt)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path folder() {
    return folder;
  }

  /** What was called so far, one line for each start and one for each training that ended. */
  public List<String> calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  public long trainings() throws IOException {
    return calls().stream().filter(call -> call.startsWith("train ")).count();
  }

  /** Did the last answer read an archive? */
  public boolean usedAnArchive() throws IOException {
    List<String> runs = calls().stream().filter(call -> call.startsWith("run ")).toList();
    return runs.get(runs.size() - 1).contains("-XX:SharedArchiveFile=");
  }

  public void forget() throws IOException {
    Files.deleteIfExists(folder.resolve("calls"));
  }
}
