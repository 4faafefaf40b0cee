package io.github.gpuadvisor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BundleTest {
  private static Map<String, byte[]> files(String input) {
    return Bundle.files(input.getBytes(StandardCharsets.UTF_8), List.of("a", "b/c"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void fileAloneIsTheFirstThatIsKnown() {
    assertThat(files("x\n == y\n")).containsOnlyKeys("a").containsEntry("a", bytes("x\n == y\n"));
  }

  @Test
  void headsNameTheFilesAfterThem() {
    assertThat(files("x\n=== b/c\ny\n=== a\nz"))
        .containsEntry("a", bytes("z"))
        .containsEntry("b/c", bytes("y\n"));
  }

  @Test
  void noHeadLeadsOutOfTheFolder() {
    assertThat(files("=== ../../etc/passwd\nx")).hasSize(1);
    assertThat(List.of("a", "b/c")).containsAll(files("=== ../../etc/passwd\nx").keySet());
  }

  @Test
  void emptyFilesAreNone() {
    assertThat(files("")).isEmpty();
    assertThat(files("=== b/c\n")).isEmpty();
  }
}
