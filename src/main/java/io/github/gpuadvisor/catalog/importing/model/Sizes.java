package io.github.gpuadvisor.catalog.importing.model;

import org.jspecify.annotations.Nullable;

/**
 * The sizes that every transformer has, under whatever names.
 *
 * @param kvHeads key-value heads; as many as heads where the configuration names none
 * @param intermediate width of the feed-forward block; 0 where all blocks have experts
 * @param context longest context; 0 where the configuration is silent
 */
record Sizes(
    int hidden,
    int layers,
    int heads,
    int kvHeads,
    int headDim,
    int intermediate,
    int vocabulary,
    int context) {
  /** More blocks than any model has; a bound on the work that a file can ask for. */
  static final int MOST_LAYERS = 2048;

  static final String[] HIDDEN = {"hidden_size", "n_embd", "d_model", "n_embed", "model_dim"};
  static final String[] LAYERS = {"num_hidden_layers", "n_layer", "n_layers", "num_layers"};
  static final String[] HEADS = {"num_attention_heads", "n_head", "n_heads", "num_heads"};
  static final String[] KV_HEADS = {
    "num_key_value_heads", "num_kv_heads", "n_head_kv", "kv_n_heads", "multi_query_group_num"
  };
  static final String[] HEAD_DIM = {"head_dim", "attention_head_dim", "kv_channels", "head_size"};
  static final String[] INTERMEDIATE = {
    "intermediate_size", "ffn_dim", "n_inner", "ffn_hidden_size", "d_ff"
  };
  static final String[] VOCABULARY = {"vocab_size", "padded_vocab_size"};
  static final String[] CONTEXT = {
    "max_position_embeddings", "n_positions", "max_seq_len", "n_ctx", "seq_length"
  };

  /**
   * What a family expects of its configuration.
   *
   * @param kvHeads the number of key-value heads must be stated; else every head has its own
   * @param fourTimes the feed-forward block is four times as wide as the model unless stated
   * @param width a width of the feed-forward block must be there
   * @param headDim heads divide the width of the model where their size is not stated
   */
  record Expect(boolean kvHeads, boolean fourTimes, boolean width, boolean headDim) {
    static final Expect USUAL = new Expect(false, false, true, true);
  }

  /** Reads them; what is missing is noted in the fields, and then the sizes mean nothing. */
  static Sizes of(ConfigFields c, Expect expect) {
    int hidden = c.whole(HIDDEN);
    int layers = layers(c);
    int heads = c.whole(HEADS);
    int kvHeads = expect.kvHeads() ? c.whole(KV_HEADS) : nonZero(c.wholeOrNull(KV_HEADS), heads);
    int width = width(c, expect, hidden);
    int vocabulary = c.whole(VOCABULARY);
    if (!c.missing().isEmpty()) {
      return new Sizes(hidden, layers, heads, kvHeads, 1, 1, vocabulary, 0);
    }
    if (heads % kvHeads != 0) {
      throw c.wrong(
          KV_HEADS[0], kvHeads + " key-value heads do not divide " + heads + " attention heads");
    }
    int headDim = expect.headDim() ? headDim(c, hidden, heads) : 0;
    return new Sizes(
        hidden, layers, heads, kvHeads, headDim, width, vocabulary, c.wholeOr(0, CONTEXT));
  }

  private static int width(ConfigFields c, Expect expect, int hidden) {
    Integer stated = c.wholeOrNull(INTERMEDIATE);
    if (stated != null) {
      return stated;
    }
    if (expect.fourTimes()) {
      return ConfigNumber.times(c, "expansion_ratio", c.wholeOr(4, "expansion_ratio"), hidden);
    }
    return expect.width() ? c.whole(INTERMEDIATE) : 0;
  }

  static int layers(ConfigFields c) {
    int layers = c.whole(LAYERS);
    if (layers > MOST_LAYERS) {
      throw c.wrong(LAYERS[0], "no model has " + layers + " layers");
    }
    return layers;
  }

  /** Stated, or the width divided among the heads. */
  static int headDim(ConfigFields c, int hidden, int heads) {
    Integer stated = c.wholeOrNull(HEAD_DIM);
    if (stated != null && stated > 0) {
      return stated;
    }
    if (hidden % heads != 0) {
      throw c.wrong(
          HEADS[0],
          heads + " heads do not divide the width " + hidden + ", and head_dim is absent");
    }
    return hidden / heads;
  }

  private static int nonZero(@Nullable Integer value, int otherwise) {
    return value == null || value == 0 ? otherwise : value;
  }

  Sizes withKvHeads(int other) {
    return new Sizes(hidden, layers, heads, other, headDim, intermediate, vocabulary, context);
  }
}
