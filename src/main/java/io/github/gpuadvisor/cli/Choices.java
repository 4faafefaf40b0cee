package io.github.gpuadvisor.cli;

import io.github.gpuadvisor.catalog.GpuClass;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.cli.syntax.Choice;
import io.github.gpuadvisor.rule.set.RuleSet;
import io.github.gpuadvisor.workload.CachePrecision;
import io.github.gpuadvisor.workload.Checkpointing;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Offload;
import io.github.gpuadvisor.workload.Optimizer;
import io.github.gpuadvisor.workload.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the values of options may be, taken from where they are read. */
final class Choices {
  private Choices() {}

  /** Of an option of the question, by its key. */
  static Choice of(String key) {
    return switch (key) {
      case "model" -> Choice.of(Choice.Kind.MODEL);
      case "modelFile" -> Choice.of(Choice.Kind.FILE);
      case "precision" -> words(Precision.values(), Precision::id, "auto");
      case "kvPrecision" -> words(CachePrecision.values(), CachePrecision::id);
      case "method" -> words(FineTuning.Method.values(), FineTuning.Method::id);
      case "activationCheckpointing" -> words(Checkpointing.values(), Checkpointing::id);
      case "optimizer" -> words(Optimizer.values(), Optimizer::id);
      case "optimizerInBackward" -> Choice.of(List.of("true", "false"));
      case "offload" -> words(Offload.values(), Offload::id);
      case "gpu", "exclude" -> Choice.of(Choice.Kind.GPU).list();
      case "vendor" -> words(Vendor.values(), Vendor::id).list();
      case "class" -> words(GpuClass.values(), GpuClass::id).list();
      case "engine", "framework" -> Choice.of(Choice.Kind.ENGINE);
      case "provider" -> Choice.of(Choice.Kind.PROVIDER).list();
      case "region" -> Choice.of(Choice.Kind.REGION).list();
      case "residency" -> Choice.of(Choice.Kind.COUNTRY).list();
      case "purchase" -> Choice.of(List.of("rent", "buy", "any"));
      case "have" -> Choice.of(Choice.Kind.GPU).list();
      case "on" -> Choice.of(Choice.Kind.SYSTEM);
      case "pricing" -> words(Offer.Pricing.values(), Offer.Pricing::id);
      case "optimize" -> Choice.of(Choice.Kind.PROFILE);
      case "weights" -> Choice.of(weighed()).list();
      case "groupBy" -> words(Preferences.GroupBy.values(), Choices::lower);
      case "zeroStage" -> Choice.of(List.of("0", "1", "2", "3"));
      default -> Choice.ANYTHING;
    };
  }

  /** Of an option of a command: the words declared with it, or what its placeholder says. */
  static Choice of(Flag flag) {
    if (flag.equals(Flag.OUTPUT)) {
      return Choice.of(AnswerFormat.names());
    }
    if (!flag.words().isEmpty()) {
      Choice words = Choice.of(flag.words());
      return flag.label().endsWith(",...") ? words.list() : words;
    }
    return switch (flag.label()) {
      case "FILE" -> Choice.of(Choice.Kind.FILE);
      case "FOLDER" -> Choice.of(Choice.Kind.FOLDER);
      case "DIR" -> Choice.of(Choice.Kind.FOLDER, Shelf.BUILT_IN);
      default -> Choice.ANYTHING;
    };
  }

  /** Groups of criteria, up to the equals sign. */
  private static List<String> weighed() {
    return RuleSet.CRITERIA.stream()
        .map(criterion -> criterion.id().replaceFirst("/.*", "="))
        .distinct()
        .toList();
  }

  private static String lower(Enum<?> one) {
    return one.name().toLowerCase(Locale.ROOT);
  }

  private static <T> Choice words(T[] values, Function<T, String> id, String... first) {
    List<String> words = new ArrayList<>(List.of(first));
    Stream.of(values).map(id).forEach(words::add);
    return Choice.of(words);
  }
}
