package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.document.DocumentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The model that a GGUF header describes. Parameters and bytes are those of its tensors; what each
 * block keeps follows from the tensors that it has and from the metadata.
 */
final class GgufModel {
  /** Not models of text by themselves, or made of two halves that are not read here. */
  private static final Set<String> OTHER =
      Set.of(
          "clip",
          "t5",
          "t5encoder",
          "bitnet-cpp",
          "rwkv6",
          "rwkv7",
          "wavtokenizer-dec",
          "kimi-linear",
          "lfm2",
          "lfm2moe",
          "deepseek4");

  private final GgufFields f;
  private final GgufTensors tensors;
  private final List<String> notes = new ArrayList<>();
  private final int layers;
  private final int hidden;
  private final int heads;

  private GgufModel(GgufHeader header, String where) {
    this.f = new GgufFields(header.metadata(), where);
    if (OTHER.contains(f.architecture())) {
      throw new DocumentException(
          where, 0, "the architecture " + f.architecture() + " is not read from GGUF files");
    }
    int blocks = f.whole("block_count");
    int further = f.wholeOr(0, "nextn_predict_layers");
    if (blocks > Sizes.MOST_LAYERS || further >= blocks + (f.has("block_count") ? 0 : 1)) {
      throw f.wrong("block_count", "no model has " + (blocks - further) + " blocks");
    }
    this.layers = blocks - further;
    this.hidden = f.whole("embedding_length");
    this.heads = Math.max(1, f.wholeOr(1, "attention.head_count"));
    this.tensors = new GgufTensors(header.tensors(), layers, where);
  }

  /** Reads the model of a header. */
  static GgufModel of(GgufHeader header, String where) {
    return new GgufModel(header, where);
  }

  GgufFields fields() {
    return f;
  }

  GgufTensors tensors() {
    return tensors;
  }

  /** Its shape and weights. */
  Blueprint blueprint() {
    int vocabulary = vocabulary();
    f.complete();
    boolean gated =
        tensors.blocksWith(layers, "ffn_gate") > 0
            || tensors.size(layers, "ffn_up.weight", 1) == 2L * f.wholeOr(0, "feed_forward_length");
    boolean tied = tensors.named("output.weight") == null;
    boolean encoder = f.architecture().contains("bert");
    List<LayerGroup> groups =
        encoder ? encoderGroups() : GgufBlocks.groups(f, tensors, layers, notes);
    f.complete();
    Transformer.@Nullable Experts experts = experts();
    if (tensors.further() > 0) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%,.0f parameters more predict further tokens and are not counted",
              tensors.further()));
    }
    Transformer shape =
        new Transformer(
            layers,
            hidden,
            f.wholeOr(0, "feed_forward_length"),
            vocabulary,
            gated,
            tied,
            f.wholeOr(0, "context_length"),
            groups,
            experts,
            null);
    return new Blueprint(
        encoder ? Model.Kind.ENCODER : Model.Kind.DECODER, shape, weights(experts), null, notes);
  }

  private WeightCount weights(Transformer.@Nullable Experts experts) {
    WeightCount weights = new WeightCount();
    double routed = tensors.experts();
    weights.add(tensors.parameters() - routed);
    if (experts != null) {
      weights.routed(routed / experts.count(), experts.count(), experts.perToken());
    } else {
      weights.add(routed);
    }
    return weights;
  }

  private int vocabulary() {
    GgufTensor table = tensors.named("token_embd.weight");
    if (table != null) {
      return (int) Math.min(Integer.MAX_VALUE, table.size(1));
    }
    Integer tokens = f.tokens();
    if (tokens == null) {
      f.miss("token_embd.weight");
    }
    return tokens == null ? 1 : tokens;
  }

  private List<LayerGroup> encoderGroups() {
    f.whole("attention.head_count");
    Blocks blocks = new Blocks();
    for (int layer = 0; layer < layers; layer++) {
      blocks.none(heads, hidden / heads);
    }
    return blocks.groups();
  }

  private Transformer.@Nullable Experts experts() {
    int count = f.wholeOr(0, "expert_count");
    int blocks =
        Math.max(
            tensors.blocksWith(layers, "ffn_up_exps"),
            tensors.blocksWith(layers, "ffn_gate_up_exps"));
    if (count < 2 || blocks == 0) {
      return null;
    }
    int perToken = f.whole("expert_used_count");
    f.complete();
    if (perToken > count) {
      throw f.wrong("expert_used_count", perToken + " of " + count + " experts cannot be");
    }
    int width = f.wholeOr(f.wholeOr(0, "feed_forward_length"), "expert_feed_forward_length");
    long sharedWidth = tensors.size(layers, "ffn_up_shexp.weight", 1);
    int shared = f.wholeOr(sharedWidth > 0 ? 1 : 0, "expert_shared_count");
    return new Transformer.Experts(
        count,
        perToken,
        shared,
        Math.max(1, width),
        (int) Math.min(Integer.MAX_VALUE, sharedWidth),
        blocks,
        f.wholeOrNull("moe_latent_size"));
  }
}
