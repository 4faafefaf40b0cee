package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.unit.Quantity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A model described by its size and, where known, its shape. What is missing follows the common
 * proportions of published decoders: heads of 128, width 128 × depth, grouped queries with 8
 * key-value heads, a gated feed-forward block that takes the remaining parameters. Every part
 * derived is recorded as an assumption.
 */
final class ModelByHand {
  /** What describes such a model further. */
  static final List<String> PARTS = List.of("activeParams", "layers", "hidden", "heads", "kvHeads");

  private static final int HEAD_DIMENSION = 128;
  private static final int WIDTH_PER_LAYER = 128;
  private static final int KV_HEADS = 8;
  private static final int VOCABULARY = 128_256;
  private static final int SMALL_VOCABULARY = 32_000;
  private static final double SMALL_MODEL = 3e9;
  private static final int CONTEXT = 131_072;
  private static final String GOOD = "give a number above zero, as in 32";

  private final Settings settings;

  ModelByHand(Settings settings) {
    this.settings = settings;
  }

  Model read() {
    double parameters = given("params", "give a number of parameters, as in 70B");
    if (parameters < 1e6) {
      throw settings.wrong("params", "give a number of parameters from 1M up, as in 70B");
    }
    @Nullable Double activeGiven =
        settings.read("activeParams", Quantity::positive, "give a number of parameters, as in 13B");
    double active = activeGiven == null ? parameters : activeGiven;
    if (active > parameters) {
      throw settings.wrong(
          "activeParams",
          "cannot be more than all parameters (" + Figures.compact(parameters) + ")");
    }
    return new Model(
        "by-hand",
        Figures.compact(parameters) + " parameters",
        null,
        null,
        Model.Kind.DECODER,
        null,
        List.of(),
        null,
        parameters,
        active,
        Precision.BF16,
        null,
        shape(parameters, active),
        null,
        Map.of());
  }

  private double given(String key, String good) {
    @Nullable Double value = settings.read(key, Quantity::positive, good);
    if (value == null) {
      throw new InvalidInputException("missing-model", Option.flag(key) + ": " + good);
    }
    return value;
  }

  private Transformer shape(double parameters, double active) {
    int layers = layers(active);
    int hidden =
        or(
            "hidden",
            roundTo(Math.sqrt(active / (12.0 * layers)), HEAD_DIMENSION * KV_HEADS),
            "width sets activations and traffic between GPUs");
    int heads = heads(hidden);
    int kvHeads = kvHeads(heads);
    int headDimension = Math.max(1, hidden / heads);
    int vocabulary = parameters < SMALL_MODEL ? SMALL_VOCABULARY : VOCABULARY;
    double attention =
        2.0 * hidden * heads * headDimension + 2.0 * hidden * kvHeads * headDimension;
    if (layers * attention > active) {
      throw tooMuchAttention(layers, hidden, layers * attention);
    }
    double perLayer = (active - 2.0 * vocabulary * hidden) / layers - attention;
    int intermediate = Math.max(hidden, roundTo(perLayer / (3.0 * hidden), HEAD_DIMENSION));
    LayerGroup group =
        new LayerGroup(
            Attention.FULL, layers, heads, kvHeads, headDimension, headDimension, null, null, null);
    return new Transformer(
        layers,
        hidden,
        intermediate,
        vocabulary,
        true,
        false,
        CONTEXT,
        List.of(group),
        experts(parameters, active, layers, hidden),
        null);
  }

  /** The parameters that each token passes set the shape; further experts lie beside it. */
  private int layers(double active) {
    double width = Math.cbrt(active / (12.0 * WIDTH_PER_LAYER * WIDTH_PER_LAYER));
    int derived = Math.max(2, (int) Math.round(width));
    return or("layers", derived, "depth sets KV cache and pipeline splits");
  }

  private int heads(int hidden) {
    int derived = Math.max(1, hidden / HEAD_DIMENSION);
    int heads = or("heads", derived, "heads decide the valid tensor-parallel degrees");
    if (heads > hidden) {
      throw settings.wrong(
          settings.has("heads") ? "heads" : "hidden",
          heads + " heads do not fit into a width of " + hidden);
    }
    return heads;
  }

  private int kvHeads(int heads) {
    boolean grouped = heads % KV_HEADS == 0;
    int kvHeads = or("kvHeads", grouped ? KV_HEADS : heads, "KV heads set what each token keeps");
    if (heads % kvHeads != 0) {
      throw settings.wrong(
          "kvHeads", "must divide the " + heads + " heads, as in " + (grouped ? KV_HEADS : 1));
    }
    return kvHeads;
  }

  private InvalidInputException tooMuchAttention(int layers, int hidden, double parameters) {
    String shape = layers + " layers of width " + hidden;
    String size = Figures.compact(parameters) + " parameters in their attention alone";
    if (settings.has("layers") || settings.has("hidden")) {
      return settings.wrong(settings.has("layers") ? "layers" : "hidden", shape + " have " + size);
    }
    return settings.wrong(
        settings.has("activeParams") ? "activeParams" : "params",
        "is less than the smallest shape that is taken: " + shape + ", with " + size);
  }

  /**
   * Where fewer parameters are active, the rest is taken to be routed experts, eight of them used
   * of as many as the ratio asks.
   */
  private static Transformer.@Nullable Experts experts(
      double parameters, double active, int layers, int hidden) {
    if (active >= parameters) {
      return null;
    }
    int perToken = 8;
    double ratio = perToken * parameters / active;
    int count = Math.max(2 * perToken, Integer.highestOneBit((int) Math.min(1024, ratio * 1.5)));
    double share = (parameters - active) / (count - perToken);
    int width = roundTo(share / (3.0 * hidden * layers), HEAD_DIMENSION);
    return new Transformer.Experts(count, perToken, 0, width, 0, layers, null);
  }

  private int or(String key, int derived, String effect) {
    return settings.readOr(key, Quantity::count, GOOD, derived, effect);
  }

  private static int roundTo(double value, int step) {
    return (int) Math.max(step, Math.round(value / step) * step);
  }
}
