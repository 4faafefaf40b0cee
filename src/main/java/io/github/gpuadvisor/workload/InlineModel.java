package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.Nearest;
import io.github.gpuadvisor.document.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model given as an object in a batch line: the parts stated are taken, the rest follows as in
 * {@link ModelByHand}.
 */
final class InlineModel {
  private static final Map<String, String> KEYS = keys();
  private static final Set<String> EXTRA =
      Set.of(
          "headDimension",
          "intermediateSize",
          "vocabularySize",
          "gatedFeedForward",
          "tiedEmbeddings",
          "experts",
          "expertsPerToken");

  private final Map<String, Value> fields;
  private final Settings told;

  /**
   * @param told where the parts that are derived are recorded
   */
  InlineModel(Value value, Settings told) {
    this.told = told;
    this.fields = Objects.requireNonNull(value.asMap());
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("parameters", "params");
    keys.put("activeParameters", "activeParams");
    keys.put("layers", "layers");
    keys.put("hiddenSize", "hidden");
    keys.put("attentionHeads", "heads");
    keys.put("kvHeads", "kvHeads");
    return keys;
  }

  Model read() {
    Settings settings = new Settings();
    for (Map.Entry<String, Value> field : fields.entrySet()) {
      String key = field.getKey();
      @Nullable String option = KEYS.get(key);
      if (option == null && !EXTRA.contains(key)) {
        throw new InvalidInputException(
            "unknown-key", "model." + key + ": unknown key" + Nearest.hint(key, KEYS.keySet()));
      }
      @Nullable String text = SpecReader.text(field.getValue());
      if (option != null && text != null) {
        settings.put(option, text, "model." + key);
      }
    }
    Model derived = new ModelByHand(settings).read();
    told.addDerived(settings.assumed());
    Transformer shape = Objects.requireNonNull(derived.transformer());
    Transformer stated = stated(shape);
    return new Model(
        "inline",
        derived.name(),
        null,
        null,
        derived.kind(),
        null,
        List.of(),
        null,
        derived.parameters(),
        derived.activeParameters(),
        derived.checkpointPrecision(),
        null,
        stated,
        null,
        Map.of());
  }

  private Transformer stated(Transformer shape) {
    LayerGroup group = shape.groups().get(0);
    int dimension = or("headDimension", group.headDimension());
    LayerGroup sized =
        new LayerGroup(
            Attention.FULL,
            group.count(),
            group.heads(),
            group.kvHeads(),
            dimension,
            dimension,
            null,
            null,
            null);
    int intermediate = or("intermediateSize", shape.intermediateSize());
    return new Transformer(
        shape.layers(),
        shape.hiddenSize(),
        intermediate,
        or("vocabularySize", shape.vocabularySize()),
        flag("gatedFeedForward", shape.gatedFeedForward()),
        flag("tiedEmbeddings", shape.tiedEmbeddings()),
        shape.contextLength(),
        List.of(sized),
        experts(shape, intermediate),
        null);
  }

  private Transformer.@Nullable Experts experts(Transformer shape, int intermediate) {
    @Nullable Integer count = whole("experts");
    @Nullable Integer perToken = whole("expertsPerToken");
    if (count == null || perToken == null) {
      return shape.experts();
    }
    if (perToken > count) {
      throw new InvalidInputException(
          "invalid-value", "model.expertsPerToken: cannot be more than experts");
    }
    boolean stated = whole("intermediateSize") != null;
    Transformer.Experts derived = shape.experts();
    int width = stated || derived == null ? intermediate : derived.intermediateSize();
    return new Transformer.Experts(count, perToken, 0, width, 0, shape.layers(), null);
  }

  private boolean flag(String key, boolean derived) {
    @Nullable Value value = fields.get(key);
    if (value == null || value.isNull()) {
      return derived;
    }
    String text = String.valueOf(SpecReader.text(value));
    if (!text.equals("true") && !text.equals("false")) {
      throw new InvalidInputException("invalid-value", "model." + key + ": give true or false");
    }
    return text.equals("true");
  }

  private int or(String key, int derived) {
    @Nullable Integer stated = whole(key);
    return stated == null ? derived : stated;
  }

  private @Nullable Integer whole(String key) {
    @Nullable Value value = fields.get(key);
    if (value == null || value.isNull()) {
      return null;
    }
    if (value.content() instanceof Number number
        && number.doubleValue() == Math.rint(number.doubleValue())
        && number.doubleValue() > 0
        && number.doubleValue() < Integer.MAX_VALUE) {
      return number.intValue();
    }
    throw new InvalidInputException(
        "invalid-value", "model." + key + ": give a whole number above zero");
  }
}
