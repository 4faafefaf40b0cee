package io.github.gpuadvisor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.PlanOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that shells offer as values are those that are taken. */
class ChoicesTest {
  /** Placeholders of what nobody can list: numbers, times, amounts, days. */
  private static final Set<String> FREE =
      Set.of("N", "R", "T", "W", "B", "%", "F", "DATE", "RATE", "WxH", "SIZE", "");

  @TestFactory
  Stream<DynamicTest> everyOptionWithAPlaceholderForNamesHasNames() {
    return options().values().stream()
        .filter(option -> !FREE.contains(option.label()) && !option.key().equals("zeroStage"))
        .map(
            option ->
                DynamicTest.dynamicTest(
                    option.flag(),
                    () -> assertThat(Choices.of(option.key())).isNotEqualTo(Choice.ANYTHING)));
  }

  @TestFactory
  Stream<DynamicTest> everyWordOfAClosedSetIsTakenAndNoOther() {
    List<DynamicTest> tests = new ArrayList<>();
    for (String kind : Kinds.ALL) {
      for (Option option : Option.of(kind)) {
        Choice choice = Choices.of(option.key());
        if (choice.kind() == Choice.Kind.WORDS) {
          tests.add(
              DynamicTest.dynamicTest(
                  kind + " " + option.flag(),
                  () -> {
                    for (String word : choice.words()) {
                      CommandRun run = asked(kind, option, word.endsWith("=") ? word + 1 : word);
                      assertThat(run.exitCode()).as(word + ": " + run.errorOutput()).isIn(0, 3);
                    }
                    CommandRun refused = asked(kind, option, "nonesuch");
                    assertThat(refused.exitCode()).isEqualTo(2);
                    assertThat(refused.errorOutput()).contains(option.flag() + " nonesuch");
                  }));
        }
      }
    }
    return tests.stream();
  }

  private static CommandRun asked(String kind, Option option, String value) {
    return CommandRun.of(
        "recommend",
        kind,
        "--model",
        "llama-3.1-8b",
        option.flag(),
        value,
        "--max-gpus",
        "8",
        "-q",
        "--catalog",
        "src/test/resources/frozen-catalog");
  }

  private static Map<String, Option> options() {
    Map<String, Option> options = new LinkedHashMap<>();
    for (String kind : Kinds.ALL) {
      Option.of(kind).forEach(option -> options.put(option.key(), option));
      PlanOption.of(kind).forEach(option -> options.put(option.key(), option));
    }
    return options;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "2", "3"})
  void everyStageOfShardingIsTaken(String stage) {
    CommandRun run =
        CommandRun.of(
            "estimate",
            "training",
            "--model",
            "llama-3.1-8b",
            "--gpu",
            "h100-sxm-80gb",
            "--count",
            "8",
            "--zero-stage",
            stage);
    assertThat(run.errorOutput()).isEmpty();
    assertThat(Choices.of("zeroStage").words()).contains(stage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "nearest", "all"})
  void everyWordForWhatIsLeftOutIsTaken(String which) {
    assertThat(Flag.ELIMINATED.words()).contains(which);
    assertThat(
            CommandRun.of(
                    "recommend",
                    "inference",
                    "--model",
                    "llama-3.1-8b",
                    "--eliminated",
                    which,
                    "--catalog",
                    "src/test/resources/frozen-catalog")
                .exitCode())
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"topic", "source", "family"})
  void everyBreakdownOfAccuracyIsTaken(String by) {
    assertThat(CommandRun.of("accuracy", "--by", by).exitCode()).isZero();
  }
}
