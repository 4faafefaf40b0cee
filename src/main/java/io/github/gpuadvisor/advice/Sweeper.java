package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.UnknownNameException;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.RequestReader;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.Variation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Asks one question for each combination of the values of one or two options. */
public final class Sweeper {
  private final Function<Request, Advisor> advisors;
  private final RequestReader reader;
  private final String kind;
  private final Settings settings;
  private final IntConsumer progress;

  /**
   * @param advisors for a question: its prices may be of another day
   * @param progress told the number of cells done
   */
  public Sweeper(
      Function<Request, Advisor> advisors,
      RequestReader reader,
      String kind,
      Settings settings,
      IntConsumer progress) {
    this.advisors = advisors;
    this.reader = reader;
    this.kind = kind;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Answers every cell.
   *
   * @throws InvalidInputException where no combination is a question at all
   */
  public Sweep over(List<Variation> variations) {
    List<Cell> cells = new ArrayList<>();
    @Nullable Request first = null;
    @Nullable RuntimeException refusal = null;
    for (List<String> values : combinations(variations)) {
      Settings changed = settings;
      for (int i = 0; i < values.size(); i++) {
        changed = changed.with(variations.get(i).key(), values.get(i));
      }
      try {
        Request request = reader.readForRanking(kind, changed);
        first = first == null ? request : first;
        cells.add(cell(values, advisors.apply(request).recommend(request)));
      } catch (InvalidInputException | UnknownNameException e) {
        refusal = refusal == null ? e : refusal;
        cells.add(new Cell(values, null, 0, String.valueOf(e.getMessage())));
      }
      progress.accept(cells.size());
    }
    if (first == null) {
      throw refusal == null
          ? new InvalidInputException("invalid-value", "--vary: no values")
          : refusal;
    }
    return new Sweep(first, variations, cells);
  }

  private static Cell cell(List<String> values, Recommendation answer) {
    if (!answer.ranked().isEmpty()) {
      return new Cell(values, answer.ranked().get(0), answer.ranked().size(), null);
    }
    // The nearest of those asked for tells best what stands in the way.
    Eliminated nearest =
        answer.eliminated().stream()
            .filter(one -> one.isPlanned())
            .findFirst()
            .orElse(answer.eliminated().get(0));
    return new Cell(
        values,
        null,
        0,
        "nothing qualifies; nearest "
            + nearest.gpu().shortName()
            + ": "
            + nearest.first().finding().sentence());
  }

  private static List<List<String>> combinations(List<Variation> variations) {
    List<List<String>> all = List.of(List.of());
    for (Variation variation : variations) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> some : all) {
        for (String value : variation.values()) {
          List<String> one = new ArrayList<>(some);
          one.add(value);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }
}
