package io.github.gpuadvisor.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.Main;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A batch whose reader leaves. */
class BatchOutputTest {
  private static final int LINES = 3_000;

  private static final String LINE =
      "{\"kind\":\"inference\",\"model\":\"llama-3.1-8b\",\"gpu\":\"l4\"}\n";

  private static String lines() {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      lines.append(LINE);
    }
    return lines.toString();
  }

  /** Takes so many characters, then no more. */
  private static final class Reader extends Writer {
    private int room = 1 << 16;

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      room -= length;
      if (room < 0) {
        throw new IOException("Broken pipe");
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @Test
  void aReaderThatLeavesEndsTheWork() throws IOException {
    InputStream in = new ByteArrayInputStream(lines().getBytes(StandardCharsets.UTF_8));
    int all = in.available();
    int exit =
        Main.run(
            new PrintWriter(new Reader()),
            new PrintWriter(Writer.nullWriter()),
            in,
            Map.of(),
            "batch",
            "estimate");
    assertThat(exit).isZero();
    assertThat(in.available()).as("left unread of %s bytes", all).isGreaterThan(all / 2);
  }
}
