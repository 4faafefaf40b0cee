package io.github.gpuadvisor.catalog.importing.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decoders of attention and feed-forward blocks, dense or with experts. */
final class DecoderArchitecture implements Architecture {
  private static final List<String> KINDS =
      List.of("full_attention", "sliding_attention", "chunked_attention");

  private final Traits traits;

  DecoderArchitecture(Traits traits) {
    this.traits = traits;
  }

  @Override
  public Blueprint read(ConfigFields given) {
    ConfigFields c = given.withDefaults(traits.defaults());
    Sizes s = sizes(c);
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    ExpertPlan experts = experts(c, s);
    WindowPlan windows = WindowPlan.of(c, s, traits.period());
    String unknown = windows.unknown(KINDS);
    if (unknown != null) {
      throw c.wrong("layer_types", "no kind of layer called '" + unknown + "' is known here");
    }
    boolean tied = c.flag(traits.has(Trait.TIED), "tie_word_embeddings");
    Biases biases = Biases.of(c, traits);
    boolean gated = !traits.has(Trait.UNGATED);
    int denseWidth = c.wholeOr(s.intermediate(), "intermediate_size_mlp");
    Blocks blocks = new Blocks();
    WeightCount weights = new WeightCount();
    for (int layer = 0; layer < s.layers(); layer++) {
      blocks.attention(s.heads(), s.kvHeads(), s.headDim(), s.headDim(), windows.at(layer));
      weights.add(attention(c, s, biases));
      weights.add(norms(c) * biases.norm(s.hidden(), traits));
      if (experts != null && experts.sparse().get(layer)) {
        experts.addTo(weights, s.hidden(), gated, traits);
      } else {
        weights.add(feedForward(s.hidden(), denseWidth, gated, biases));
      }
    }
    weights.add(ends(c, s, biases, tied));
    return Blueprint.decoder(s, denseWidth, gated, tied, blocks, experts, weights);
  }

  private Sizes sizes(ConfigFields c) {
    boolean width = !c.has("moe_intermediate_size");
    Sizes sizes = Sizes.of(c, new Sizes.Expect(false, traits.has(Trait.FOUR_TIMES), width, true));
    boolean oneForAll =
        traits.has(Trait.MULTI_QUERY)
            && c.flag(false, "multi_query")
            && !c.flag(false, "new_decoder_architecture");
    return oneForAll ? sizes.withKvHeads(1) : sizes;
  }

  private @Nullable ExpertPlan experts(ConfigFields c, Sizes s) {
    ExpertPlan plan = ExpertPlan.of(c, s);
    return plan != null && traits.has(Trait.SHARED_LIKE_ROUTED)
        ? plan.withShared(1, plan.width())
        : plan;
  }

  private double attention(ConfigFields c, Sizes s, Biases biases) {
    double all =
        Count.attention(s.hidden(), s.heads(), s.kvHeads(), s.headDim(), s.headDim())
            + biases.attention(s);
    boolean stated = c.flag(false, "use_qk_norm", "qk_layernorm", "use_qk_layernorm");
    if (traits.has(Trait.HEAD_NORMS) || (stated && traits.has(Trait.HEAD_NORMS_IF_STATED))) {
      all += 2.0 * s.headDim();
    }
    if (traits.has(Trait.WIDE_NORMS) || (stated && traits.has(Trait.WIDE_NORMS_IF_STATED))) {
      all += (double) (s.heads() + s.kvHeads()) * s.headDim();
    }
    return traits.has(Trait.SINKS) ? all + s.heads() : all;
  }

  private static double feedForward(int hidden, int width, boolean gated, Biases biases) {
    double bias = biases.feedForward() ? (gated ? 2.0 : 1.0) * width + hidden : 0;
    return Count.feedForward(hidden, width, gated) + bias;
  }

  private int norms(ConfigFields c) {
    if (traits.has(Trait.FALCON_NORMS)) {
      boolean one =
          c.flag(true, "parallel_attn")
              && (!c.flag(false, "new_decoder_architecture")
                  || c.wholeOr(2, "num_ln_in_parallel_attn") == 1);
      return one ? 1 : 2;
    }
    boolean parallel =
        traits.has(Trait.ONE_NORM)
            || (traits.has(Trait.ONE_NORM_IF_PARALLEL) && c.flag(false, "use_parallel_residual"));
    return traits.has(Trait.FOUR_NORMS) ? 4 : parallel ? 1 : 2;
  }

  /** What lies before the first block and after the last. */
  private double ends(ConfigFields c, Sizes s, Biases biases, boolean tied) {
    double table = (double) s.vocabulary() * c.wholeOr(s.hidden(), "word_embed_proj_dim");
    double all = tied ? table : 2 * table;
    @Nullable Integer narrow = c.wholeOrNull("word_embed_proj_dim");
    if (narrow != null && narrow != s.hidden()) {
      all += 2.0 * narrow * s.hidden();
    }
    if (c.flag(true, "do_layer_norm_before")) {
      all += biases.norm(s.hidden(), traits);
    }
    if (traits.has(Trait.POSITIONS)) {
      int rows = s.context() + (traits.has(Trait.TWO_POSITIONS_MORE) ? 2 : 0);
      all += (double) rows * s.hidden();
    }
    if (traits.has(Trait.EMBEDDING_NORM)) {
      all += biases.norm(s.hidden(), traits);
    }
    return c.flag(traits.has(Trait.HEAD_BIAS), "lm_head_bias") ? all + s.vocabulary() : all;
  }
}
