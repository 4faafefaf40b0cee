package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A batch, some lines of it bad, whose answers are larger than the memory that the program may
 * take; {@code benchmarks/Load.java} does a million.
 */
class BatchLoadIT {
  private static final int LINES = 12_000;
  private static final String LINE =
      "{\"id\":%d,\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"gpu\":\"l4\"}\n";

  @TempDir private Path folder;

  private static boolean isBad(int line) {
    return line % 100 == 99;
  }

  /** Every hundredth cannot be answered, in one of several ways. */
  private static String line(int line) {
    String good = LINE.formatted(line);
    return !isBad(line)
        ? good
        : switch (line / 100 % 4) {
          case 0 -> good.replace("l4", "no-such-gpu");
          case 1 -> good.replace("gpu", "gqu");
          case 2 -> good.substring(0, good.length() / 2) + "\n";
          default -> "nonsense\n";
        };
  }

  /** What is no JSON has no id either. */
  private static String beginning(int line) {
    if (!isBad(line)) {
      return "{\"id\":" + line + ",\"gpu\":\"l4\"";
    }
    return "{\"id\":" + (line / 100 % 4 < 2 ? line : "null") + ",\"error\":{\"code\":\"";
  }

  private static void ask(Process process) {
    try (BufferedWriter in = process.outputWriter(StandardCharsets.UTF_8)) {
      for (int line = 0; line < LINES; line++) {
        in.write(line(line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isAnsweredLineByLine() throws Exception {
    Process process =
        new ProcessBuilder(
                Program.java().toString(),
                "-Xmx24m",
                "-XX:+UseSerialGC",
                "-cp",
                Program.jar().toString(),
                "io.github.gpuadvisor.Main",
                "batch",
                "estimate",
                "--catalog",
                "built-in")
            .redirectError(folder.resolve("err").toFile())
            .start();
    CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> ask(process));
    long characters = 0;
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      for (int line = 0; line < LINES; line++) {
        String answer = answers.readLine();
        assertThat(answer).as(line(line)).startsWith(beginning(line));
        characters += answer.length();
      }
      assertThat(answers.readLine()).isNull();
    }
    asking.get(1, TimeUnit.MINUTES);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    assertThat(folder.resolve("err")).isEmptyFile();
    assertThat(characters).as("more than the heap holds").isGreaterThan(24 << 20);
  }
}
