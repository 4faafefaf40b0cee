package io.github.gpuadvisor.guide.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of docs/learn are what {@code learn TOPIC -o markdown} prints. With {@code
 * -Dgolden.update=true} they are written anew.
 */
class LearnPagesTest {
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");
  private static final Path FOLDER = Path.of("docs/learn");
  private static final String INDEX =
      """
      # Learn

      What GPUs are, in plain words and true numbers: each page is what `gpu-advisor learn TOPIC -o markdown` prints, computed
      from the catalog and the estimators. In a terminal: `gpu-advisor learn`.

      """;

  static Stream<String> topics() {
    return Lessons.ids().stream();
  }

  @ParameterizedTest
  @MethodSource("topics")
  void thePageIsWhatTheCommandPrints(String topic) throws IOException {
    check(
        FOLDER.resolve(topic + ".md"),
        CommandRun.of("learn", topic, "-o", "markdown", "--catalog", "built-in").output());
  }

  @Test
  void theIndexListsThem() throws IOException {
    check(FOLDER.resolve("README.md"), INDEX + CommandRun.of("learn", "-o", "markdown").output());
  }

  @Test
  void noPageIsLeftOverFromATopicThatIsGone() throws IOException {
    List<String> names = new ArrayList<>(List.of("README.md"));
    Lessons.ids().forEach(topic -> names.add(topic + ".md"));
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  private static void check(Path file, String printed) throws IOException {
    if (UPDATE) {
      Files.writeString(file, printed);
    }
    assertThat(file)
        .as("-Dgolden.update=true writes it")
        .content(StandardCharsets.UTF_8)
        .isEqualTo(printed);
  }
}
