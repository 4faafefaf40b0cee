package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gpuadvisor.document.Json;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.testing.Questions;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The score is exactly the weighted sum of the contributions shown, in every row. */
class ScoreSumTest {
  private static final double JSON_ROUNDING = 1e-6;
  private static final double TEXT_ROUNDING = 0.0005;
  private static final Pattern HEAD = Pattern.compile("\\d+ {2}.* score (\\d\\.\\d+) =");
  private static final Pattern PART =
      Pattern.compile(" +(\\d\\.\\d+) = (\\d\\.\\d+) × (\\d\\.\\d+) .*");

  static Stream<String> questions() {
    return Questions.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("questions")
  void contributionsOfEachRowSumToItsScore(String question) {
    for (Value row : rows(question)) {
      double score = number(row.asMap(), "score");
      double sum = 0;
      double weights = 0;
      for (Value part : row.asMap().get("contributions").asList()) {
        double weight = number(part.asMap(), "weight");
        double value = number(part.asMap(), "value");
        double amount = number(part.asMap(), "contribution");
        assertThat(value).isBetween(0.0, 1.0);
        assertThat(amount).isCloseTo(weight * value, within(JSON_ROUNDING));
        sum += amount;
        weights += weight;
      }
      assertThat(sum).isCloseTo(score, within(JSON_ROUNDING));
      assertThat(weights).isCloseTo(1, within(JSON_ROUNDING));
    }
  }

  @ParameterizedTest
  @MethodSource("questions")
  void sumsShownAreTheScoreShownToTheirLastDigit(String question) {
    CommandRun run = Questions.ask(question, "--top", "1000", "--explain");
    double score = Double.NaN;
    double sum = 0;
    int parts = 0;
    int sums = 0;
    for (String line : (run.output() + "\n").split("\n", -1)) {
      Matcher head = HEAD.matcher(line);
      Matcher part = PART.matcher(line);
      if (head.matches()) {
        score = Double.parseDouble(head.group(1));
        sum = 0;
        parts = 0;
      } else if (part.matches()) {
        sum += Double.parseDouble(part.group(1));
        parts++;
      } else if (line.isBlank() && parts > 0) {
        assertThat(sum).isCloseTo(score, within(TEXT_ROUNDING * (parts + 1)));
        parts = 0;
        sums++;
      }
    }
    assertThat(sums).isEqualTo(rows(question).size());
  }

  @ParameterizedTest
  @MethodSource("questions")
  void ranksFollowTheScore(String question) {
    double before = Double.MAX_VALUE;
    double rank = 1;
    for (Value row : rows(question)) {
      assertThat(number(row.asMap(), "rank")).isEqualTo(rank++);
      assertThat(number(row.asMap(), "score")).isLessThanOrEqualTo(before);
      before = number(row.asMap(), "score");
    }
  }

  private static List<Value> rows(String question) {
    CommandRun run = Questions.ask(question, "--top", "1000", "-o", "json");
    assertThat(run.exitCode()).as(run.errorOutput()).isZero();
    List<Value> rows = Json.read(run.output(), "answer").asMap().get("recommendations").asList();
    assertThat(rows).isNotEmpty();
    return rows;
  }

  private static double number(Map<String, Value> fields, String key) {
    return ((Number) fields.get(key).content()).doubleValue();
  }
}
