package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.document.Value;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An architecture that is not known by name, read as an ordinary decoder by its fields. Refuses
 * where a field speaks of something else, or where what decides memory is not stated.
 */
final class UnknownArchitecture implements Architecture {
  /** Parts of keys that speak of something other than attention over all or the last tokens. */
  private static final List<String> OTHER =
      List.of(
          "lora_rank",
          "mamba",
          "ssm",
          "linear_attn",
          "linear_num",
          "conv_kernel",
          "rwkv",
          "cross_attention",
          "kv_shared",
          "compress",
          "encoder_layers",
          "decoder_layers",
          "layers_block_type",
          "block_configs",
          "hybrid",
          "recurrent",
          "retention",
          "altup",
          "per_layer",
          "attn_type_list",
          "index_topk");

  private static final Set<String> GATED = Set.of("silu", "swish", "swiglu", "geglu");

  private final @Nullable String type;

  UnknownArchitecture(@Nullable String type) {
    this.type = type;
  }

  @Override
  public Blueprint read(ConfigFields c) {
    if (c.keys().stream().noneMatch(key -> key.contains("hidden") || key.contains("layer"))
        && c.wholeOrNull(Sizes.HIDDEN) == null) {
      throw c.wrong(
          "model_type", "is no configuration of a model: no architecture, no hidden_size");
    }
    for (String key : c.keys()) {
      String lower = key.toLowerCase(Locale.ROOT);
      if (says(c.value(key)) && OTHER.stream().anyMatch(lower::contains)) {
        throw c.wrong(
            key, "what it means in " + named() + " is not known here" + Architectures.near(type));
      }
    }
    Sizes.of(c, new Sizes.Expect(true, false, true, true));
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    refuseGuesses(c);
    Traits traits = Traits.of().window(1);
    return new DecoderArchitecture(traits)
        .read(c)
        .with(
            List.of(
                named()
                    + " is not known by name: its parameters are counted as those of a Llama of"
                    + " these sizes"));
  }

  /** True for a value that is neither false nor zero nor empty. */
  private static boolean says(@Nullable Value value) {
    Object content = value == null ? null : value.content();
    return content != null
        && !Boolean.FALSE.equals(content)
        && !Double.valueOf(0).equals(content)
        && !List.of().equals(content);
  }

  private void refuseGuesses(ConfigFields c) {
    String activation = c.text("hidden_act", "hidden_activation", "activation_function");
    if (activation == null || !GATED.contains(activation.toLowerCase(Locale.ROOT))) {
      throw c.wrong(
          "hidden_act",
          "whether the feed-forward blocks of "
              + named()
              + " have two matrices or three is not known"
              + " here"
              + Architectures.near(type));
    }
    boolean windowed = c.wholeOr(0, "sliding_window", "attention_chunk_size") > 0;
    if (windowed && ConfigLists.texts(c, "layer_types") == null && !c.has("use_sliding_window")) {
      throw c.wrong(
          "layer_types",
          "which layers of "
              + named()
              + " attend to the sliding window is not known here"
              + Architectures.near(type));
    }
  }

  private String named() {
    return type == null ? "an unnamed architecture" : type;
  }
}
