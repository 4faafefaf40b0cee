package io.github.gpuadvisor.rule.speed;

import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.rule.Criterion;
import io.github.gpuadvisor.rule.Figure;
import io.github.gpuadvisor.rule.Finding;
import io.github.gpuadvisor.rule.Statement;
import io.github.gpuadvisor.rule.Yardstick;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * How fast one user is served, or how soon training ends. 0.5 at 30 tokens/s for a user (three
 * times what people read), at one sample per second, at the deadline; without one, overnight for
 * fine-tuning and for a job that ends, a month for training; without tokens, at eight yardsticks.
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
  public double value(Estimate estimate, Request request, double pace) {
    @Nullable Measure measure = measure(estimate, request.workload(), pace);
    return measure == null ? 0.5 : measure.value();
  }

  @Override
  public Finding finding(Estimate estimate, Request request, double pace) {
    @Nullable Measure measure = measure(estimate, request.workload(), pace);
    return measure == null ? new Statement("speed unknown, counted as average") : measure.finding();
  }

  /** What is fast, and how fast it is. */
  private enum Kind {
    USER,
    SAMPLE,
    RUN,
    TOKENS
  }

  /**
   * A speed or a time against the one that counts 0.5.
   *
   * @param amount tokens per second, or seconds
   */
  private record Measure(Kind kind, double amount, double reference) {
    double value() {
      return switch (kind) {
        case USER, TOKENS -> Yardstick.rising(amount, reference);
        case SAMPLE, RUN -> Yardstick.falling(amount, reference);
      };
    }

    Finding finding() {
      String rate = "tokensPerSecond";
      String wanted = "referenceTokensPerSecond";
      return switch (kind) {
        case USER -> {
          String sentence =
              Figures.significant(amount, 3)
                  + " tokens/s for each user; "
                  + Figures.whole(reference)
                  + " counts 0.5";
          yield new Figure(sentence, rate, amount, wanted, reference);
        }
        case TOKENS -> {
          String sentence =
              Figures.significant(amount, 3)
                  + " tokens/s; "
                  + Figures.significant(reference, 3)
                  + " counts 0.5";
          yield new Figure(sentence, rate, amount, wanted, reference);
        }
        case SAMPLE -> {
          String sentence = Figures.duration(amount) + " per sample; 1 s counts 0.5";
          yield new Figure(sentence, "seconds", amount, "referenceSeconds", reference);
        }
        case RUN -> {
          String sentence =
              "done in "
                  + Figures.duration(amount)
                  + "; "
                  + Figures.duration(reference)
                  + " counts 0.5";
          yield new Figure(sentence, "seconds", amount, "referenceSeconds", reference);
        }
      };
    }
  }

  private static @Nullable Measure measure(Estimate estimate, Workload work, double pace) {
    @Nullable Performance performance = estimate.performance();
    if (performance == null) {
      return null;
    }
    @Nullable Interval duration = performance.durationSeconds();
    if (work instanceof Inference && duration == null) {
      @Nullable Interval perUser = performance.outputTokensPerSecondPerUser();
      if (perUser != null) {
        return new Measure(Kind.USER, perUser.value() * pace, READING_TIMES_THREE);
      }
      double seconds = performance.e2e() == null ? 1 : performance.e2e().mean().value() / pace;
      return new Measure(Kind.SAMPLE, seconds, 1);
    }
    if (duration != null) {
      return new Measure(Kind.RUN, duration.value() / pace, reference(work));
    }
    @Nullable Interval tokens = performance.trainingTokensPerSecond();
    return new Measure(
        Kind.TOKENS,
        tokens == null ? 0 : tokens.value() * pace,
        YARDSTICKS * Yardstick.perSecond(work));
  }

  private static double reference(Workload work) {
    @Nullable Double deadline = work.deadlineSeconds();
    return deadline != null
        ? deadline
        : work instanceof Training ? MONTH_SECONDS : OVERNIGHT_SECONDS;
  }
}
