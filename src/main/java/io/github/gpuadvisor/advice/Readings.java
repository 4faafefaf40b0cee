package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.cost.PerToken;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The best deployment of each of several GPUs at values of one parameter, each asked for once. */
final class Readings {
  private final Advisor advisor;
  private final RequestReader reader;
  private final String kind;
  private final Settings settings;
  private final String parameter;
  private final List<Accelerator> gpus;
  private final Map<Long, List<@Nullable Assessment>> asked = new HashMap<>();

  Readings(
      Advisor advisor,
      RequestReader reader,
      String kind,
      Settings settings,
      String parameter,
      List<Accelerator> gpus) {
    this.advisor = advisor;
    this.reader = reader;
    this.kind = kind;
    this.settings = settings;
    this.parameter = parameter;
    this.gpus = gpus;
  }

  /** By GPU; null where none qualifies. */
  List<@Nullable Assessment> at(long value) {
    return asked.computeIfAbsent(
        value,
        any -> {
          List<@Nullable Assessment> all = new ArrayList<>();
          for (Accelerator gpu : gpus) {
            all.add(ask(gpu, value));
          }
          return all;
        });
  }

  private @Nullable Assessment ask(Accelerator gpu, long value) {
    try {
      Settings changed = settings.with(parameter, String.valueOf(value));
      return advisor.on(gpu).best(reader.readForRanking(kind, changed));
    } catch (InvalidInputException e) {
      // This value does not go with what the question states: nothing to compare there.
      return null;
    }
  }

  /** The place of the GPU with the least of something; -1 where none qualifies. */
  int best(long value, ToDoubleFunction<Assessment> amount) {
    int best = -1;
    double least = Double.MAX_VALUE;
    List<@Nullable Assessment> all = at(value);
    for (int i = 0; i < all.size(); i++) {
      @Nullable Assessment one = all.get(i);
      if (one != null && amount.applyAsDouble(one) < least) {
        least = amount.applyAsDouble(one);
        best = i;
      }
    }
    return best;
  }

  /** The one with the least of something beside the winner; null where no other qualifies. */
  @Nullable Assessment runnerUp(long value, int winner, ToDoubleFunction<Assessment> amount) {
    @Nullable Assessment second = null;
    List<@Nullable Assessment> all = at(value);
    for (int i = 0; i < all.size(); i++) {
      @Nullable Assessment one = all.get(i);
      boolean better =
          one != null
              && i != winner
              && (second == null || amount.applyAsDouble(one) < amount.applyAsDouble(second));
      second = better ? one : second;
    }
    return second;
  }

  /** GPUs paid for; 0 where none qualifies. */
  int count(long value, int gpu) {
    @Nullable Assessment one = at(value).get(gpu);
    return one == null ? 0 : one.estimate().deployment().gpuCount();
  }

  /** Dollars for a unit of work, or for the cards. */
  static double cost(Assessment assessment) {
    Estimate estimate = assessment.estimate();
    @Nullable Double bought = estimate.cost().purchase();
    @Nullable Double hour = PerToken.perHour(estimate);
    @Nullable Interval output = Output.perSecond(estimate);
    if (bought != null && estimate.cost().perHour() == null) {
      return bought;
    }
    return hour == null || output == null || output.value() <= 0
        ? Double.MAX_VALUE
        : hour / output.value();
  }
}
