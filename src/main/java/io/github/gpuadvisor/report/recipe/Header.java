package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.estimate.figure.Distribution;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.report.QuestionText;
import io.github.gpuadvisor.report.Wording;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The comment that a recipe begins with. */
final class Header {
  private Header() {}

  /** What is launched and what to expect of it, as comment lines. */
  static List<String> lines(Launch launch) {
    List<String> lines = new ArrayList<>();
    lines.add(QuestionText.of(launch.request()));
    lines.add(
        Wording.count(launch.deployment())
            + " · "
            + launch.plan().summary()
            + " · speed as of "
            + launch.plan().engine().id()
            + "@"
            + launch.plan().era().id());
    @Nullable Offer offer = launch.offer();
    @Nullable Double hour = launch.estimate().cost().perHour();
    if (offer != null && hour != null) {
      lines.add(
          Wording.source(launch.estimate()) + ": $" + Figures.usd(hour) + "/h on " + offer.asOf());
    }
    lines.addAll(expected(launch.estimate().performance()));
    return lines.stream().map(line -> "# " + Shell.comment(line)).toList();
  }

  private static List<String> expected(@Nullable Performance seen) {
    List<String> lines = new ArrayList<>();
    @Nullable Interval each = seen == null ? null : seen.outputTokensPerSecondPerUser();
    @Nullable Distribution first = seen == null ? null : seen.ttft();
    if (each != null) {
      lines.add(
          "expect "
              + Wording.range(each, 2)
              + " tokens/s for each user"
              + (first == null ? "" : ", TTFT p95 " + Figures.duration(first.p95())));
    }
    @Nullable Interval learned = seen == null ? null : seen.trainingTokensPerSecond();
    if (seen != null && learned != null) {
      @Nullable Interval duration = seen.durationSeconds();
      lines.add(
          "expect "
              + Wording.range(learned, 2)
              + (seen.learnsFromSamples() ? " samples/s" : " tokens/s")
              + (duration == null ? "" : ", done in " + Figures.duration(duration.value())));
    }
    return lines;
  }
}
