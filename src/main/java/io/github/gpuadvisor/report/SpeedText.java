package io.github.gpuadvisor.report;

import io.github.gpuadvisor.estimate.figure.Capacity;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How fast an estimated deployment is, a line for each figure that there is. */
final class SpeedText {
  private final List<String> lines = new ArrayList<>();

  private SpeedText() {}

  static List<String> lines(Performance seen) {
    SpeedText text = new SpeedText();
    text.rates(seen);
    text.time("TTFT", seen.ttft());
    text.time("TPOT", seen.tpot());
    text.time("whole request", seen.e2e());
    text.training(seen);
    text.line("basis", seen.basis().method() + "; " + seen.basis().profile());
    return text.lines;
  }

  private void rates(Performance seen) {
    rate("tokens/s for each user", seen.outputTokensPerSecondPerUser());
    rate("tokens/s in all", seen.outputTokensPerSecond());
    rate("prompt tokens/s", seen.prefillTokensPerSecond());
    @Nullable Capacity capacity = seen.capacity();
    rate(
        capacity == null ? "samples/s" : capacity.job().unit().plural() + " a second",
        seen.itemsPerSecond());
    if (capacity != null) {
      capacity(capacity);
    }
    if (!seen.learnsFromSamples()) {
      rate("training tokens/s", seen.trainingTokensPerSecond());
    }
  }

  private void training(Performance seen) {
    Interval mfu = seen.mfu();
    if (mfu != null) {
      line("MFU", Wording.range(mfu.times(100), 2) + " %");
    }
    Interval duration = seen.durationSeconds();
    if (duration != null) {
      line(
          "whole work",
          Figures.duration(duration.value())
              + " ("
              + Figures.duration(duration.low())
              + "–"
              + Figures.duration(duration.high())
              + ")");
    }
  }

  private void capacity(Capacity capacity) {
    if (capacity.job().perSecond() != null) {
      rate("could keep up with", capacity.itemsPerSecond());
    }
    if (capacity.streams() != null) {
      line("streams it carries", Figures.whole(capacity.streams()));
    }
    rate("× real time", capacity.realTimeFactor());
  }

  private void rate(String label, @Nullable Interval interval) {
    if (interval != null) {
      line(label, Wording.range(interval, 3));
    }
  }

  private void time(String label, @Nullable Distribution times) {
    if (times != null) {
      line(
          label,
          Figures.duration(times.mean().value())
              + " mean, "
              + Figures.duration(times.p95())
              + " p95");
    }
  }

  private void line(String label, String text) {
    lines.add(EstimateText.labeled(label, text));
  }
}
