package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are written have the rights that the user's mask leaves, new or in an old place. */
class UmaskIT {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"022, rw-r--r--, rwxr-xr-x", "077, rw-------, rwx------"})
  void isRespected(String mask, String file, String above) throws Exception {
    Program program = new Program(folder);
    String command = Program.importing(program.own().prices("own-cloud", 1));
    assertThat(program.sh("umask " + mask + "; " + command).exitCode()).isZero();
    Path written = program.own().file("own-cloud");
    assertThat(rights(written)).isEqualTo(file);
    assertThat(rights(written.getParent())).isEqualTo(above);
  }

  private static String rights(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
