package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
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

  /** A thousand lines at once, and as many six tenths of a second later. */
  private void work(Map<String, String> environment) {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1000);
    try (Progress progress = Progress.besidesOutput(console(environment), "lines", nanos::get)) {
      progress.accept(1024);
      nanos.addAndGet(600_000_000);
      progress.accept(2048);
    }
  }

  @Test
  void countsWhereSomebodyWatchesAndLeavesNothingBehind() {
    work(Map.of("GPU_ADVISOR_WATCHED", "1"));
    assertThat(err.toString()).startsWith("\r2,048 lines").matches("(?s).*\\r +\\r");
  }

  @Test
  void isSilentWhereNobodyWatches() {
    work(Map.of());
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void isSilentWhereTheAnswersAreOnTheSameScreen() {
    Map<String, String> screen = Map.of("GPU_ADVISOR_WATCHED", "1", "GPU_ADVISOR_COLUMNS", "80");
    work(screen);
    assertThat(err.toString()).isEmpty();
  }
}
