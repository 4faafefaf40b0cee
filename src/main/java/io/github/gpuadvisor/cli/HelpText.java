package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.workload.Option;
import io.github.gpuadvisor.workload.PlanOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Help that fits a screen: two examples that work as typed, then options by the question they
 * answer.
 */
final class HelpText {
  private static final int COLUMN = 34;

  private static final Map<String, List<String>> EXAMPLES =
      Map.ofEntries(
          Map.entry(
              "recommend",
              List.of(
                  "recommend inference --model llama-3.1-70b --concurrency 16",
                  "recommend training --model gpt-3 --tokens 300B --deadline 30d")),
          Map.entry(
              "explain",
              List.of(
                  "explain l40s inference --model llama-3.1-70b --concurrency 16",
                  "explain h100 -f workload.yaml -o json")),
          Map.entry(
              "compare",
              List.of(
                  "compare h100 mi300x inference --model llama-3.1-70b --concurrency 16",
                  "compare l4 l40s rtx-4090 fine-tuning --model llama-3.1-8b --method qlora")),
          Map.entry(
              "sweep",
              List.of(
                  "sweep inference --model llama-3.1-70b --vary concurrency=1:256:x2",
                  "sweep inference --model llama-3.1-8b --vary context=4k,32k,128k --vary concurrency=1,16")),
          Map.entry(
              "estimate",
              List.of(
                  "estimate inference --model llama-3.1-8b --gpu l40s --count 1",
                  "estimate fine-tuning --model llama-3.1-8b --method qlora --gpu rtx-4090")),
          Map.entry(
              "batch",
              List.of("batch estimate < lines.jsonl", "batch recommend < questions.jsonl")),
          Map.entry(
              "gpus", List.of("gpus list --vendor nvidia --class datacenter", "gpus compat l4")),
          Map.entry(
              "models",
              List.of(
                  "models list",
                  "models show llama-3.1-70b",
                  "models import my-model/config.json --dry-run")),
          Map.entry(
              "models import",
              List.of(
                  "models import my-model/config.json --dry-run",
                  "models import model.Q4_K_M.gguf --id my-model-8b")),
          Map.entry(
              "offers", List.of("offers list --gpu h100 --provider aws", "offers import --help")),
          Map.entry(
              "offers import",
              List.of(
                  "offers import --format skypilot ~/.sky/catalogs/v8/lambda/vms.csv",
                  "offers import --format csv prices.csv --dry-run")),
          Map.entry(
              "catalog",
              List.of(
                  "catalog stats",
                  "catalog check --catalog my-catalog",
                  "catalog diff built-in my-catalog")),
          Map.entry("accuracy", List.of("accuracy", "accuracy --by source", "accuracy -o json")),
          Map.entry(
              "calibrate",
              List.of("calibrate --measurements mine.csv", "calibrate --catalog catalog")),
          Map.entry("systems", List.of("systems list", "systems show frontier -o json")),
          Map.entry("rules", List.of("rules list", "rules show memory/fits")),
          Map.entry("schema", List.of("schema recommend", "schema spec")));

  /** What stands before the kind of work, where it is more than the command. */
  private static final Map<String, String> USAGE =
      Map.of("explain", "explain GPU", "compare", "compare GPU GPU...");

  private HelpText() {}

  static String top() {
    return """
        Which GPU, how many, from whom, at what cost, and why. Works offline.

          gpu-advisor recommend inference --model llama-3.1-70b --concurrency 16
          gpu-advisor estimate inference --model llama-3.1-8b --gpu l40s

        Commands
          recommend inference|fine-tuning|training   rank GPUs for a workload
          explain GPU inference|...                  one GPU's place, back to the datasheet
          compare GPU GPU... inference|...           side by side, and where they cross
          sweep inference|... --vary NAME=A,B,C      the best answer for each value
          estimate inference|fine-tuning|training    memory, speed, cost of one deployment
          batch recommend|estimate                   JSON lines in, JSON lines out
          gpus|models|offers|systems list|show NAME  look into the catalog
          models import FILE                         a model of your own into the catalog
          offers import FILE...                      prices from files of other tools
          catalog check|stats|diff                   judge a catalog, count its facts, compare two
          accuracy                                   predicted against measured
          calibrate                                  refit from measurements
          rules list|show ID                         what deployments are judged by
          schema NAME                                JSON Schema of a document
          help exit-codes                            what exit codes mean
          version

        More: gpu-advisor COMMAND --help
        """;
  }

  private static String examples(String command) {
    StringBuilder text = new StringBuilder();
    for (String example : EXAMPLES.getOrDefault(command, List.of())) {
      text.append("  gpu-advisor ").append(example).append('\n');
    }
    return text.toString();
  }

  /** Help of a command that is not about a kind of work. */
  static String of(String command) {
    return "Usage: gpu-advisor " + command + " ...\n\n" + examples(command);
  }

  /** Help of one verb of a command, with its options. */
  static String verb(String usage, List<Flag> flags) {
    StringBuilder text = new StringBuilder("Usage: gpu-advisor " + usage + " [options]\n\n");
    text.append(examples(usage.replaceFirst(" [A-Z.]+$", ""))).append('\n');
    flags(text, flags);
    return text.toString();
  }

  /** Help of a command and one kind of work; without a kind, which kinds there are. */
  static String kind(String command, @Nullable String kind, List<Flag> flags) {
    StringBuilder text = new StringBuilder(examples(command));
    text.append("\nUsage: gpu-advisor ")
        .append(USAGE.getOrDefault(command, command))
        .append(' ')
        .append(kind == null ? "inference|fine-tuning|training" : kind)
        .append(" [options]\n");
    if (kind != null) {
      List<Option> options = options(command, kind);
      for (Option.Group group : Option.Group.values()) {
        if (options.stream().noneMatch(option -> option.group() == group)) {
          continue;
        }
        text.append('\n').append(group.title()).append('\n');
        for (Option option : options) {
          if (option.group() == group) {
            line(text, option.flag() + " " + option.label(), option.help());
          }
        }
      }
    }
    text.append("\nOutput\n");
    flags(text, flags);
    text.append(
        "\nNumbers take k, M, B, T, Ki, Mi, Gi; times need ms, s, m, h or d. More: gpu-advisor help exit-codes\n");
    return text.toString();
  }

  /** An estimate states its deployment too. */
  private static List<Option> options(String command, String kind) {
    List<Option> options = new ArrayList<>(Option.of(kind));
    if (command.equals("estimate")) {
      options.add(new Option("count", Option.Group.PLAN, "ift", "N", "GPUs (the fewest that fit)"));
      options.addAll(PlanOption.of(kind));
    }
    return options;
  }

  private static void flags(StringBuilder text, List<Flag> flags) {
    for (Flag flag : flags) {
      line(
          text,
          String.join(", ", flag.names()) + (flag.isSwitch() ? "" : " " + flag.label()),
          flag.help());
    }
  }

  private static void line(StringBuilder text, String left, String right) {
    text.append("  ")
        .append(left)
        .append(" ".repeat(Math.max(2, COLUMN - left.length())))
        .append(right)
        .append('\n');
  }
}
