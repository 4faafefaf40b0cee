package io.github.gpuadvisor.musthold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.gpuadvisor.laws.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How many GPUs published, accepted answers name, against {@code estimate} without a count. */
class DecisionsMustHoldTest {
  private static final Path DECISIONS = Path.of("..", "shared", "scenarios", "decisions.csv");
  private static final double LEAST_SHARE = 0.8;

  /** One published answer and the number of GPUs that this program names. */
  private record Decision(String name, int least, int most, boolean fewerCannotHold, int chosen) {
    boolean within() {
      return least <= chosen && chosen <= most;
    }
  }

  @Test
  void atLeastFourOfFiveDecisionsAreWithinTheAcceptedRange() throws IOException {
    List<Decision> all = decisions();
    List<Decision> misses = all.stream().filter(one -> !one.within()).toList();
    assertThat((double) (all.size() - misses.size()) / all.size())
        .as("misses: %s", misses)
        .isGreaterThanOrEqualTo(LEAST_SHARE);
  }

  @Test
  void noDecisionIsMoreThanDoubleOrUnderHalfOfWhatIsAccepted() throws IOException {
    assertThat(decisions())
        .filteredOn(one -> one.chosen() > 2 * one.most() || 2 * one.chosen() < one.least())
        .isEmpty();
  }

  @Test
  void noDecisionIsBelowTheRangeWhereFewerCannotHoldTheWeights() throws IOException {
    assertThat(decisions())
        .filteredOn(one -> one.fewerCannotHold() && one.chosen() < one.least())
        .isEmpty();
  }

  private static List<Decision> decisions() throws IOException {
    assumeThat(DECISIONS).as("published decisions beside the project").exists();
    List<String> lines = Files.readAllLines(DECISIONS);
    List<String> keys = cells(lines.get(0));
    List<Decision> decisions = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      List<String> cells = cells(line);
      for (int i = 0; i < keys.size(); i++) {
        row.put(keys.get(i), cells.get(i));
      }
      decisions.add(decision(row));
    }
    assertThat(decisions).hasSizeGreaterThan(50);
    return decisions;
  }

  private static Decision decision(Map<String, String> row) {
    Question asked =
        new Question(row.get("kind"), List.of("model=" + row.get("model")))
            .with("gpu=" + row.get("gpu"), "precision=" + row.get("precision"));
    if (!row.get("context").isEmpty()) {
      asked = asked.with("context=" + row.get("context"));
    }
    if (!row.get("method").isEmpty()) {
      asked = asked.with("method=" + row.get("method"));
    }
    return new Decision(
        row.get("id") + " " + asked,
        Integer.parseInt(row.get("accepted_min")),
        Integer.parseInt(row.get("accepted_max")),
        row.get("fewer_cannot_hold_weights").equals("yes"),
        asked.estimate().deployment().plan().gpus());
  }

  /** Cells of a line; quoted ones may hold commas. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
