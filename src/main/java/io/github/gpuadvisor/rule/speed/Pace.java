package io.github.gpuadvisor.rule.speed;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.estimate.Performance;
import io.github.gpuadvisor.estimate.speed.TrainingSpeed;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Yardstick;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * How fast one user is served, or how soon training ends. 0.5 at 30 tokens/s for a user (three
 * times what people read), at one sample per second, at the deadline; without one, overnight for
 * fine-tuning and a month for training; without tokens, at eight yardsticks.
 */
public final class Pace implements Criterion {
  private static final double READING_TIMES_THREE = 30;
  private static final double YARDSTICKS = 8;
  private static final double OVERNIGHT_SECONDS = 8 * 3600;
  private static final double MONTH_SECONDS = 30 * 86_400;

  @Override
  public String id() {
    return "speed/pace";
  }

  @Override
  public Rating rate(Estimate estimate, Request request, double pace) {
    @Nullable Performance performance = estimate.performance();
    if (performance == null) {
      return new Rating(0.5, new Statement("speed unknown, counted as average"));
    }
    Workload work = request.workload();
    if (work instanceof Inference) {
      return serving(performance, pace);
    }
    @Nullable Interval tokens = performance.trainingTokensPerSecond();
    @Nullable Interval duration = performance.durationSeconds();
    double deadline = reference(work);
    if (duration != null) {
      double seconds = duration.value() / pace;
      String sentence =
          "done in "
              + Figures.duration(seconds)
              + "; "
              + Figures.duration(deadline)
              + " counts 0.5";
      return new Rating(
          Yardstick.falling(seconds, deadline),
          new Figure(sentence, "seconds", seconds, "referenceSeconds", deadline));
    }
    double rate = tokens == null ? 0 : tokens.value() * pace;
    double reference = YARDSTICKS * Yardstick.perSecond(work);
    String sentence =
        Figures.significant(rate, 3)
            + " tokens/s; "
            + Figures.significant(reference, 3)
            + " counts 0.5";
    return new Rating(
        Yardstick.rising(rate, reference),
        new Figure(sentence, "tokensPerSecond", rate, "referenceTokensPerSecond", reference));
  }

  private static double reference(Workload work) {
    @Nullable Double deadline = TrainingSpeed.deadline(work);
    return deadline != null
        ? deadline
        : work instanceof FineTuning ? OVERNIGHT_SECONDS : MONTH_SECONDS;
  }

  private static Rating serving(Performance performance, double pace) {
    @Nullable Interval perUser = performance.outputTokensPerSecondPerUser();
    if (perUser != null) {
      double rate = perUser.value() * pace;
      String sentence =
          Figures.significant(rate, 3)
              + " tokens/s for each user; "
              + Figures.whole(READING_TIMES_THREE)
              + " counts 0.5";
      return new Rating(
          Yardstick.rising(rate, READING_TIMES_THREE),
          new Figure(
              sentence, "tokensPerSecond", rate, "referenceTokensPerSecond", READING_TIMES_THREE));
    }
    double seconds = performance.e2e() == null ? 1 : performance.e2e().mean().value() / pace;
    String sentence = Figures.duration(seconds) + " per sample; 1 s counts 0.5";
    return new Rating(
        Yardstick.falling(seconds, 1),
        new Figure(sentence, "seconds", seconds, "referenceSeconds", 1));
  }
}
