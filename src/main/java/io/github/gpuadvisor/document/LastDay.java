package io.github.gpuadvisor.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The day that was read last: of thousands of prices in a row, most are of one day. */
public final class LastDay {
  private String text = "";
  private @Nullable LocalDate day;

  @Nullable LocalDate read(String next) {
    if (!next.equals(text)) {
      text = next;
      day = Days.read(next);
    }
    return day;
  }
}
