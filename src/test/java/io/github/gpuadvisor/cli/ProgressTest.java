package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter err = new StringWriter();

  private Console console(Map<String, String> environment) {
    return new Console(
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(err),
        InputStream.nullInputStream(),
        environment);
  }

  private static void work(Progress progress) throws InterruptedException {
    try (progress) {
      progress.accept(1024);
      Thread.sleep(600);
      progress.accept(2048);
    }
  }

  @Test
  void countsWhereSomebodyWatchesAndLeavesNothingBehind() throws Exception {
    work(Progress.besidesOutput(console(Map.of("GPU_ADVISOR_WATCHED", "1")), "lines"));
    assertThat(err.toString()).startsWith("\r2,048 lines").matches("(?s).*\\r +\\r");
  }

  @Test
  void isSilentWhereNobodyWatches() throws Exception {
    work(Progress.besidesOutput(console(Map.of()), "lines"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void isSilentWhereTheAnswersAreOnTheSameScreen() throws Exception {
    Map<String, String> screen = Map.of("GPU_ADVISOR_WATCHED", "1", "GPU_ADVISOR_COLUMNS", "80");
    work(Progress.besidesOutput(console(screen), "lines"));
    assertThat(err.toString()).isEmpty();
  }
}
