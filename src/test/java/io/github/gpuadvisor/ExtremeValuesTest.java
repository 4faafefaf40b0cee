package io.github.gpuadvisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gpuadvisor.testing.CommandRun;
import io.github.gpuadvisor.workload.Option;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every option that takes a quantity, with quantities that nobody has: an answer of finite numbers,
 * or a refusal that names the option.
 */
class ExtremeValuesTest {
  /** Answered, refused, nothing qualifies, a gate failed. */
  private static final Set<Integer> CLEAR = Set.of(0, 2, 3, 5);

  private static final List<String> COUNTS =
      List.of(
          "0",
          "1",
          "-1",
          "0.5",
          "1e-9",
          "1e-320",
          "1M",
          "2147483648",
          "1e15",
          "1000T",
          "1e308",
          "1e400",
          "NaN",
          "Infinity",
          "0x10",
          "\u0661\u0662",
          "");

  /** Quantities with a unit, by the option; what is not here counts. */
  private static final Map<String, List<String>> UNITS =
      Map.ofEntries(
          Map.entry("budget", List.of("/h", "/day", "/month", "/total", "/purchase")),
          Map.entry("cachedInput", List.of("%")),
          Map.entry("deadline", List.of("s", "h", "d")),
          Map.entry("maxE2e", List.of("ms", "s")),
          Map.entry("maxPower", List.of("W", "kW")),
          Map.entry("maxPriceAge", List.of("d")),
          Map.entry("maxTpot", List.of("ms")),
          Map.entry("maxTtft", List.of("ms", "s")),
          Map.entry("reserveMemory", List.of("GiB", "TiB")),
          Map.entry("resolution", List.of("x1024")));

  /** Options that take words. */
  private static final Set<String> WORDS =
      Set.of(
          "model",
          "modelFile",
          "precision",
          "kvPrecision",
          "method",
          "activationCheckpointing",
          "optimizer",
          "optimizerInBackward",
          "offload",
          "gpu",
          "exclude",
          "vendor",
          "class",
          "engine",
          "framework",
          "have",
          "upgrade",
          "on",
          "provider",
          "region",
          "residency",
          "purchase",
          "pricing",
          "asOf",
          "optimize",
          "weights",
          "groupBy");

  /** What it means is up to the kind of work; limits of hardware and money are the same for all. */
  private static final Set<Option.Group> OF_WORK =
      Set.of(Option.Group.MODEL, Option.Group.WORK, Option.Group.TARGET);

  /** What a question needs so that an option means something, by option or kind and option. */
  private static final Map<String, String> COMPANY =
      Map.ofEntries(
          Map.entry("params", ""),
          Map.entry("activeParams", "--params 8B"),
          Map.entry("layers", "--params 8B --hidden 4096 --heads 32"),
          Map.entry("hidden", "--params 8B --layers 32"),
          Map.entry("heads", "--params 8B --layers 32 --hidden 4096"),
          Map.entry("fine-tuning hidden", "--params 8B --layers 32 --lora-rank 1"),
          Map.entry("inference deadline", "--model sdxl --items 1000"),
          Map.entry("kvHeads", "--params 8B --layers 32 --hidden 4096 --heads 32"),
          Map.entry("audioHours", "--model whisper-large-v3"),
          Map.entry("streams", "--model yolov8n"),
          Map.entry("fps", "--model yolov8n --streams 4"),
          Map.entry("resolution", "--model sdxl"),
          Map.entry("steps", "--model sdxl"),
          Map.entry("imagesPerSecond", "--model sdxl"));

  @TestFactory
  Stream<DynamicTest> everyQuantityIsAnsweredOrRefused() {
    return Stream.of("inference", "fine-tuning", "training")
        .flatMap(
            kind ->
                Option.of(kind).stream()
                    .filter(option -> !WORDS.contains(option.key()))
                    .filter(option -> kind.equals("inference") || OF_WORK.contains(option.group()))
                    .map(
                        option ->
                            DynamicTest.dynamicTest(
                                kind + " " + option.flag(), () -> judge(kind, option))));
  }

  @Test
  void everyOptionIsAWordOrTried() {
    List<String> keys =
        Stream.of("inference", "fine-tuning", "training")
            .flatMap(kind -> Option.of(kind).stream())
            .map(Option::key)
            .toList();
    assertThat(keys).containsAll(WORDS).containsAll(UNITS.keySet());
  }

  private static void judge(String kind, Option option) {
    int answered = 0;
    for (String unit : UNITS.getOrDefault(option.key(), List.of(""))) {
      for (String count : COUNTS) {
        String value = count + unit;
        CommandRun run = CommandRun.of(command(kind, option, value));
        assertThat(CLEAR).as("%s: %s", value, run.errorOutput()).contains(run.exitCode());
        if (run.exitCode() == 2) {
          assertThat(run.output()).as(value).isEmpty();
          assertThat(Schemas.tree(run.errorOutput()).path("error").path("message").asString())
              .as("%s: %s", value, run.errorOutput())
              .containsAnyOf(typed(kind, option));
        } else {
          answered++;
          assertThat(AnswerNumbers.problems(Schemas.tree(run.output()))).as(value).isEmpty();
        }
      }
    }
    assertThat(answered).as("values of %s that are answered", option.flag()).isPositive();
  }

  /** What is wrong can be the option, or one that it does not go with. */
  private static String[] typed(String kind, Option option) {
    return Stream.concat(company(kind, option), Stream.of(option.flag()))
        .filter(word -> word.startsWith("--"))
        .toArray(String[]::new);
  }

  private static String[] command(String kind, Option option, String value) {
    List<String> words = new ArrayList<>(List.of("recommend", kind));
    company(kind, option).forEach(words::add);
    words.addAll(List.of(option.flag() + "=" + value, "--gpu", "l4", "-o", "json"));
    words.addAll(List.of("--as-of", "2026-11-25"));
    return words.toArray(new String[0]);
  }

  private static Stream<String> company(String kind, Option option) {
    String usual = COMPANY.getOrDefault(option.key(), "--model llama-3.1-8b");
    String company = COMPANY.getOrDefault(kind + " " + option.key(), usual);
    return Arrays.stream(company.split(" ", -1)).filter(word -> !word.isEmpty());
  }
}
