package io.github.gpuadvisor.report.explanation;

import io.github.gpuadvisor.estimate.figure.Capacity;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.report.Wording;
import org.jspecify.annotations.Nullable;

/** What comes of a deployment: its speeds with the intervals they lie in. */
final class Outcome {
  private final Sheet sheet;

  private Outcome(Sheet sheet) {
    this.sheet = sheet;
  }

  static void write(Performance seen, Sheet sheet) {
    sheet.title(
        "What comes of it, with 80 % intervals; bottleneck " + seen.bottleneck().replace('-', ' '));
    new Outcome(sheet).speeds(seen);
    sheet.line("by", seen.basis().method() + "; " + seen.basis().profile());
  }

  private void speeds(Performance seen) {
    rate("tokens/s for each user", seen.outputTokensPerSecondPerUser());
    rate("tokens/s in all", seen.outputTokensPerSecond());
    rate("training tokens/s", seen.trainingTokensPerSecond());
    rate("samples/s", seen.itemsPerSecond());
    @Nullable Capacity capacity = seen.capacity();
    if (capacity != null) {
      rate(capacity.job().unit().plural() + "/s at most", capacity.itemsPerSecond());
      rate("× real time", capacity.realTimeFactor());
    }
    millis("TTFT, mean", seen.ttft() == null ? null : seen.ttft().mean());
    millis("TPOT, mean", seen.tpot() == null ? null : seen.tpot().mean());
    millis("whole request, mean", seen.e2e() == null ? null : seen.e2e().mean());
  }

  private void rate(String label, @Nullable Interval interval) {
    if (interval != null) {
      sheet.line(label, Wording.range(interval, 3));
    }
  }

  private void millis(String label, @Nullable Interval seconds) {
    if (seconds != null) {
      sheet.line(label, Wording.range(seconds.times(1000), 3) + " ms");
    }
  }
}
