package io.github.gpuadvisor.guide.ask;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.workload.Settings;
import io.github.gpuadvisor.workload.SpecReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents about a pool: whatever is typed stays text. */
class PoolSpecTest {
  private static final List<String> WORDS =
      List.of(
          "yes",
          "null",
          "~",
          "true",
          "1e3",
          "0x1F",
          "012",
          "1_000",
          ".inf",
          "- a",
          "? a",
          "a: b",
          "a #b",
          "END",
          "---",
          "...",
          "<<",
          "=",
          "{a: b}",
          "[a]",
          "&a",
          "*a",
          "!!int 3",
          "|",
          ">",
          "'",
          "\"",
          "%YAML",
          "@a",
          "`a",
          " a",
          "a ",
          "",
          "2026-11-25",
          "12",
          "1234567890123",
          "0");

  /** Letters that YAML has a meaning for, and some that take several bytes. */
  private static final String LETTERS =
      "aE0 19.:-#'\"\\{}[]&*!|>%@`,?=~<$()/_+xné≤\u00a0\ud83d\ude00";

  static Stream<List<String>> wordsThatYamlHasAMeaningFor() {
    Random random = new Random(7);
    Stream<String> made = IntStream.range(0, 400).mapToObj(i -> made(random));
    return Stream.of(Stream.concat(WORDS.stream(), made).toList());
  }

  private static String made(Random random) {
    int letters = LETTERS.codePointCount(0, LETTERS.length());
    return random
        .ints(1 + random.nextInt(9), 0, letters)
        .map(at -> LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, at)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @MethodSource("wordsThatYamlHasAMeaningFor")
  void nothingThatIsTypedBecomesYaml(List<String> words) {
    for (String word : words) {
      Settled settled =
          new Settled()
              .with("kind", Answer.of("", Settled.KIND, Settled.POOL))
              .with("model", Answer.of("", "model", word))
              .with("learning", Answer.of("", Settled.LEARNING, "training"))
              .with("vendor", Answer.of("", "vendor", word));
      String document = PoolSpec.of(settled, Settings.of(Map.of("precision", word)));
      assertThat(document.lines()).as(word).doesNotContain("END").hasSize(8);
      Map<String, Value> fields = Objects.requireNonNull(SpecReader.tree(document, "x").asMap());
      assertThat(fields).as(word).containsOnlyKeys("workloads", "vendor");
      for (Value one : Objects.requireNonNull(fields.get("workloads").asList())) {
        Settings read = SpecReader.spec(one, "x").settings();
        assertThat(read.keys()).as(word).containsExactlyInAnyOrder("model", "precision");
        assertThat(read.text("model")).isEqualTo(word);
        assertThat(read.text("precision")).isEqualTo(word);
      }
    }
  }
}
