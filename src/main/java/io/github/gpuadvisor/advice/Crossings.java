package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.Interval;
import io.github.gpuadvisor.rule.Output;
import io.github.gpuadvisor.rule.cost.PerToken;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns one parameter of a question and finds where another GPU becomes the better one, or needs
 * more chips. Between two neighboring values of the grid that differ, the border is found by
 * halving: where an order changes and changes back between them, both changes go unseen.
 */
final class Crossings {
  private final Advisor advisor;
  private final RequestReader reader;
  private final String kind;
  private final Settings settings;
  private final Lever lever;
  private final List<Accelerator> gpus;
  private final Map<Long, List<@Nullable Estimate>> asked = new HashMap<>();
  private final Map<Estimate, Double> scores = new HashMap<>();

  Crossings(
      Advisor advisor,
      RequestReader reader,
      String kind,
      Settings settings,
      Lever lever,
      List<Accelerator> gpus) {
    this.advisor = advisor;
    this.reader = reader;
    this.kind = kind;
    this.settings = settings;
    this.lever = lever;
    this.gpus = gpus;
  }

  List<Crossing> find() {
    List<Crossing> found = new ArrayList<>();
    Set<Long> cheaper = borders(this::cheapest);
    for (long from : cheaper) {
      add(found, from, "cheaper", cheapest(from), Crossings::cost);
    }
    for (long from : borders(this::first)) {
      if (!cheaper.contains(from) || cheapest(from) != first(from)) {
        add(found, from, "score", first(from), one -> -scores.getOrDefault(one, 0.0));
      }
    }
    for (int gpu = 0; gpu < gpus.size(); gpu++) {
      int place = gpu;
      for (long from : borders(value -> count(value, place))) {
        addCount(found, from, place);
      }
    }
    found.sort(Comparator.comparingDouble(Crossing::from));
    return found;
  }

  private interface Reading {
    int at(long value);
  }

  /** The first values at which a reading is another than before. */
  private Set<Long> borders(Reading reading) {
    Set<Long> borders = new LinkedHashSet<>();
    List<Long> grid = lever.grid();
    for (int i = 1; i < grid.size(); i++) {
      long below = grid.get(i - 1);
      long above = grid.get(i);
      int before = reading.at(below);
      if (before == reading.at(above)) {
        continue;
      }
      while (above - below > step(above)) {
        long middle = (below + above) / 2;
        if (reading.at(middle) == before) {
          below = middle;
        } else {
          above = middle;
        }
      }
      borders.add(above);
    }
    return borders;
  }

  /** Borders are found to about a hundredth: predictions are no more exact. */
  private static long step(long value) {
    return Math.max(1, value / 100);
  }

  private int cheapest(long value) {
    return best(value, Crossings::cost);
  }

  private int first(long value) {
    return best(value, one -> -scores.getOrDefault(one, 0.0));
  }

  /** The place of the GPU with the least of something; -1 where none qualifies. */
  private int best(long value, ToDoubleFunction<Estimate> amount) {
    int best = -1;
    double least = Double.MAX_VALUE;
    List<@Nullable Estimate> all = at(value);
    for (int i = 0; i < all.size(); i++) {
      @Nullable Estimate one = all.get(i);
      if (one != null && amount.applyAsDouble(one) < least) {
        least = amount.applyAsDouble(one);
        best = i;
      }
    }
    return best;
  }

  private int count(long value, int gpu) {
    @Nullable Estimate one = at(value).get(gpu);
    return one == null ? 0 : one.deployment().gpuCount();
  }

  /** What each GPU's best deployment is at a value; null where it does not qualify. */
  private List<@Nullable Estimate> at(long value) {
    return asked.computeIfAbsent(
        value,
        any -> {
          List<@Nullable Estimate> all = new ArrayList<>();
          for (Accelerator gpu : gpus) {
            all.add(ask(gpu, value));
          }
          return all;
        });
  }

  private @Nullable Estimate ask(Accelerator gpu, long value) {
    try {
      Settings changed = settings.with(lever.key(), String.valueOf(value));
      Recommendation answer = advisor.on(gpu).recommend(reader.readForRanking(kind, changed));
      if (answer.ranked().isEmpty()) {
        return null;
      }
      Assessment best = answer.ranked().get(0).assessment();
      scores.put(best.estimate(), best.score());
      return best.estimate();
    } catch (InvalidInputException e) {
      // This value does not go with what the question states: nothing to compare there.
      return null;
    }
  }

  /** Dollars for a unit of work. */
  private static double cost(Estimate estimate) {
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

  private void add(
      List<Crossing> found,
      long from,
      String change,
      int winner,
      ToDoubleFunction<Estimate> amount) {
    if (winner < 0) {
      found.add(
          new Crossing(
              lever.key(), (double) from, "qualifies", "", begin(from) + "none of them qualifies"));
      return;
    }
    @Nullable Estimate other = runnerUp(from, winner, amount);
    String name = gpus.get(winner).shortName();
    String what = change.equals("cheaper") ? " is the cheaper one" : " scores highest";
    String sentence =
        other == null
            ? begin(from) + "only " + name + " qualifies"
            : begin(from) + name + what + against(from, winner, other, change);
    found.add(
        new Crossing(
            lever.key(),
            (double) from,
            other == null ? "qualifies" : change,
            gpus.get(winner).id(),
            sentence));
  }

  private String begin(long from) {
    return "from " + Figures.whole((double) from) + " " + lever.words() + " on, ";
  }

  private @Nullable Estimate runnerUp(long value, int winner, ToDoubleFunction<Estimate> amount) {
    @Nullable Estimate second = null;
    List<@Nullable Estimate> all = at(value);
    for (int i = 0; i < all.size(); i++) {
      @Nullable Estimate one = all.get(i);
      boolean better =
          one != null
              && i != winner
              && (second == null || amount.applyAsDouble(one) < amount.applyAsDouble(second));
      second = better ? one : second;
    }
    return second;
  }

  private String against(long from, int winner, Estimate other, String change) {
    @Nullable Estimate best = at(from).get(winner);
    if (best == null) {
      return "";
    }
    if (change.equals("score")) {
      return " ("
          + Figures.fixed(scores.getOrDefault(best, 0.0), 2)
          + " against "
          + Figures.fixed(scores.getOrDefault(other, 0.0), 2)
          + " of "
          + other.deployment().gpu().shortName()
          + ")";
    }
    @Nullable Double mine = best.cost().perMillionOutputTokens();
    @Nullable Double theirs = other.cost().perMillionOutputTokens();
    return mine == null || theirs == null
        ? ""
        : " ($"
            + Figures.usd(mine)
            + " a million tokens against $"
            + Figures.usd(theirs)
            + " of "
            + other.deployment().gpu().shortName()
            + ")";
  }

  private void addCount(List<Crossing> found, long from, int gpu) {
    int now = count(from, gpu);
    Accelerator chip = gpus.get(gpu);
    String sentence =
        now == 0
            ? begin(from) + chip.shortName() + " does not qualify"
            : begin(from) + chip.shortName() + " takes " + now + (now == 1 ? " GPU" : " GPUs");
    found.add(
        new Crossing(
            lever.key(), (double) from, now == 0 ? "qualifies" : "gpus", chip.id(), sentence));
  }
}
