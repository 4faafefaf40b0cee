package io.github.gpuadvisor.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Seeds of the fuzzer and all that it ever found, in every run of the tests. */
class FuzzCorpusTest {
  /** Of the clock, for what stands still; {@link Scratch} bounds what computes. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private static Path corpus() throws URISyntaxException {
    return Path.of(Objects.requireNonNull(FuzzCorpusTest.class.getResource("/fuzz")).toURI());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  static Stream<Path> inputs() throws IOException, URISyntaxException {
    Path corpus = corpus();
    return files(corpus).stream()
        .flatMap(
            folder -> {
              try {
                return files(folder).stream().map(corpus::relativize);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Test
  void everyTargetHasInputs() throws IOException, URISyntaxException {
    assertThat(files(corpus()))
        .extracting(folder -> folder.getFileName().toString())
        .containsExactlyElementsOf(Targets.ALL.keySet());
  }

  @Test
  void everyTargetIsFoundByItsName() {
    assertThat(Targets.ALL.keySet())
        .allSatisfy(
            target ->
                assertThat(Class.forName(Targets.className(target)))
                    .hasDeclaredMethods("fuzzerTestOneInput"));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void keepsToTheContract(Path input) throws IOException, URISyntaxException {
    byte[] bytes = Files.readAllBytes(corpus().resolve(input));
    Consumer<byte[]> target = Targets.ALL.get(input.getName(0).toString());
    assertTimeoutPreemptively(LONGEST, () -> target.accept(bytes));
  }
}
