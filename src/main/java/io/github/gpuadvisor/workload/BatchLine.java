package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.document.Value;
import io.github.gpuadvisor.unit.Quantity;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** One line of {@code batch estimate} into settings, as if it had been typed. */
final class BatchLine {
  private static final Set<String> OWN_KEYS =
      Set.of(
          "id",
          "kind",
          "gpuCount",
          "engineVersion",
          "microBatchSize",
          "globalBatchSize",
          "attentionDataParallel",
          "sequenceParallel");

  private BatchLine() {}

  /** Kind and settings of a line; an unknown key is an error of that line. */
  static SpecReader.Spec read(Value line) {
    Map<String, Value> fields = line.asMap();
    if (fields == null) {
      throw new InvalidInputException("invalid-line", "a line must be a JSON object");
    }
    Value kindValue = fields.get("kind");
    String kind = kindValue == null ? null : SpecReader.text(kindValue);
    if (kind == null || !Set.of("inference", "fine-tuning", "training").contains(kind)) {
      throw new InvalidInputException(
          "unknown-kind", "kind: give inference, fine-tuning or training");
    }
    return new SpecReader.Spec(kind, settings(fields, kind));
  }

  private static Settings settings(Map<String, Value> fields, String kind) {
    Set<String> known = new LinkedHashSet<>(OWN_KEYS);
    Option.of(kind).forEach(option -> known.add(option.key()));
    known.addAll(PlanOption.keys());
    Settings settings = new Settings();
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      String key = field.getKey();
      if (!known.contains(key)) {
        throw new InvalidInputException(
            "unknown-key", key + ": unknown key" + Nearest.hint(key, known));
      }
      Value value = field.getValue();
      if (key.equals("model") && value.asMap() != null) {
        settings.putModel(new InlineModel(value, settings).read());
      } else if (!value.isNull() && !key.equals("id") && !key.equals("kind")) {
        String text = SpecReader.text(value);
        if (text == null) {
          throw new InvalidInputException("invalid-value", key + ": give one value");
        }
        settings.put(rename(key), text, key);
      }
    }
    batchSize(settings, kind);
    return settings;
  }

  private static String rename(String key) {
    return key.equals("microBatchSize") ? "microBatch" : key;
  }

  /** Batch sizes of lines are in sequences; training's option counts tokens. */
  private static void batchSize(Settings settings, String kind) {
    Integer sequences =
        settings.read("globalBatchSize", Quantity::count, EstimateReader.GOOD_COUNT);
    if (sequences == null) {
      return;
    }
    Integer length =
        settings.read(
            "sequenceLength", Quantity::tokens, "give a number of tokens above zero, as in 2048");
    if (kind.equals("training")) {
      settings.put(
          "globalBatchTokens",
          String.valueOf((long) sequences * (length == null ? 2048 : length)),
          "globalBatchSize");
    } else {
      settings.put("globalBatch", String.valueOf(sequences), "globalBatchSize");
    }
  }
}
