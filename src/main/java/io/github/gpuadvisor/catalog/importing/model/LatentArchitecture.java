package io.github.gpuadvisor.catalog.importing.model;

import org.jspecify.annotations.Nullable;

/**
 * Multi-head latent attention with experts: DeepSeek V2, V3 and V3.2, Kimi K2, GLM 4.7 Flash.
 * Layers that predict further tokens ({@code num_nextn_predict_layers}) are not counted.
 */
final class LatentArchitecture implements Architecture {
  private final Traits traits;

  LatentArchitecture(Traits traits) {
    this.traits = traits;
  }

  /** The ranks and head sizes. */
  private record Ranks(@Nullable Integer query, int latent, int plain, int rotary, int value) {
    static Ranks of(ConfigFields c) {
      return new Ranks(
          c.wholeOrNull("q_lora_rank"),
          c.whole("kv_lora_rank"),
          c.whole("qk_nope_head_dim"),
          c.whole("qk_rope_head_dim"),
          c.whole("v_head_dim"));
    }

    int key() {
      return plain + rotary;
    }

    double weights(Sizes s) {
      double keys = (double) s.heads() * key();
      double queries =
          query == null ? s.hidden() * keys : s.hidden() * (double) query + query + query * keys;
      double down = s.hidden() * (double) (latent + rotary) + latent;
      double up = (double) latent * s.heads() * (plain + value);
      return queries + down + up + (double) s.heads() * value * s.hidden();
    }
  }

  @Override
  public Blueprint read(ConfigFields c) {
    Sizes s = Sizes.of(c, new Sizes.Expect(false, false, true, false));
    Ranks ranks = Ranks.of(c);
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    ExpertPlan experts = ExpertPlan.of(c, s);
    boolean tied = c.flag(false, "tie_word_embeddings");
    double attention = ranks.weights(s) + indexer(c, s, ranks);
    Blocks blocks = new Blocks();
    WeightCount weights = new WeightCount();
    for (int layer = 0; layer < s.layers(); layer++) {
      blocks.latent(s.heads(), ranks.key(), ranks.value(), ranks.latent() + ranks.rotary());
      weights.add(attention + 2.0 * s.hidden());
      ExpertPlan.addFeedForward(weights, experts, layer, s.hidden(), s.intermediate(), traits);
    }
    weights.add(Count.ends(s, tied));
    return Blueprint.decoder(s, s.intermediate(), true, tied, blocks, experts, weights);
  }

  /** DeepSeek V3.2 chooses the tokens that it attends to with small heads of their own. */
  private static double indexer(ConfigFields c, Sizes s, Ranks ranks) {
    int heads = c.wholeOr(0, "index_n_heads");
    int dim = c.wholeOr(0, "index_head_dim");
    Integer query = ranks.query();
    return heads == 0 || dim == 0 || query == null
        ? 0
        : (double) query * heads * dim
            + s.hidden() * (double) dim
            + 2.0 * dim
            + s.hidden() * (double) heads;
  }
}
