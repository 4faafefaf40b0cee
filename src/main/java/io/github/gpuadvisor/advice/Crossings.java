package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.unit.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongToIntFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Turns one parameter of a question and finds where another GPU becomes the better one, or needs
 * more chips. Between two neighboring values of the grid that differ, the border is found by
 * halving: where an order changes and changes back between them, both changes go unseen.
 */
final class Crossings {
  private final Readings readings;
  private final Lever lever;
  private final List<Accelerator> gpus;
  private final List<Crossing> found = new ArrayList<>();

  Crossings(Readings readings, Lever lever, List<Accelerator> gpus) {
    this.readings = readings;
    this.lever = lever;
    this.gpus = gpus;
  }

  List<Crossing> find() {
    ToDoubleFunction<Assessment> rank = one -> -one.score();
    Set<Long> cheaper = borders(value -> readings.best(value, Readings::cost));
    for (long from : cheaper) {
      add(from, "cheaper", readings.best(from, Readings::cost), Readings::cost);
    }
    for (long from : borders(value -> readings.best(value, rank))) {
      int first = readings.best(from, rank);
      if (!cheaper.contains(from) || readings.best(from, Readings::cost) != first) {
        add(from, "score", first, rank);
      }
    }
    for (int i = 0; i < gpus.size(); i++) {
      int gpu = i;
      borders(value -> readings.count(value, gpu)).forEach(from -> addCount(from, gpu));
    }
    found.sort(Comparator.comparingDouble(Crossing::from));
    return found;
  }

  /** The first values at which a reading is another than before. */
  private Set<Long> borders(LongToIntFunction reading) {
    Set<Long> borders = new LinkedHashSet<>();
    List<Long> grid = lever.grid();
    for (int i = 1; i < grid.size(); i++) {
      long below = grid.get(i - 1);
      long above = grid.get(i);
      int before = reading.applyAsInt(below);
      if (before == reading.applyAsInt(above)) {
        continue;
      }
      while (above - below > step(above)) {
        long middle = (below + above) / 2;
        if (reading.applyAsInt(middle) == before) {
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

  private void add(long from, String change, int winner, ToDoubleFunction<Assessment> amount) {
    if (winner < 0) {
      found.add(crossing(from, "qualifies", "", "none of them qualifies"));
      return;
    }
    Accelerator gpu = gpus.get(winner);
    @Nullable Assessment other = readings.runnerUp(from, winner, amount);
    if (other == null) {
      found.add(crossing(from, "qualifies", gpu.id(), "only " + gpu.shortName() + " qualifies"));
      return;
    }
    Assessment best = Objects.requireNonNull(readings.at(from).get(winner));
    String words =
        change.equals("cheaper")
            ? " becomes the cheaper one" + prices(best, other)
            : " comes to score highest" + scores(best, other);
    found.add(crossing(from, change, gpu.id(), gpu.shortName() + words));
  }

  private Crossing crossing(long from, String change, String gpu, String words) {
    String sentence = "at " + Figures.whole((double) from) + " " + lever.words() + " " + words;
    return new Crossing(lever.key(), (double) from, change, gpu, sentence);
  }

  private static String scores(Assessment best, Assessment other) {
    return " ("
        + Figures.fixed(best.score(), 2)
        + " against "
        + Figures.fixed(other.score(), 2)
        + " of "
        + name(other)
        + ")";
  }

  private static String prices(Assessment best, Assessment other) {
    @Nullable Double mine = best.estimate().cost().perMillionOutputTokens();
    @Nullable Double theirs = other.estimate().cost().perMillionOutputTokens();
    return mine == null || theirs == null
        ? ""
        : " ($"
            + Figures.usd(mine)
            + " a million tokens against $"
            + Figures.usd(theirs)
            + " of "
            + name(other)
            + ")";
  }

  private static String name(Assessment one) {
    return one.estimate().deployment().gpu().shortName();
  }

  private void addCount(long from, int gpu) {
    int now = readings.count(from, gpu);
    Accelerator chip = gpus.get(gpu);
    found.add(
        now == 0
            ? crossing(from, "qualifies", chip.id(), chip.shortName() + " no longer qualifies")
            : crossing(
                from,
                "gpus",
                chip.id(),
                chip.shortName() + " takes " + now + (now == 1 ? " GPU" : " GPUs")));
  }
}
