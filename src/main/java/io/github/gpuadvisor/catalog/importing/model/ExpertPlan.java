package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Transformer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mixture of experts of a configuration.
 *
 * @param width of one routed expert
 * @param sharedWidth of all experts together that every token passes
 * @param latent width that routed experts work in where it is not the model's, else null
 * @param sparse for each block, whether it has experts
 */
record ExpertPlan(
    int count,
    int perToken,
    int shared,
    int width,
    int sharedWidth,
    @Nullable Integer latent,
    List<Boolean> sparse) {
  private static final String[] COUNT = {
    "num_local_experts", "num_experts", "n_routed_experts", "moe_num_experts"
  };
  private static final String[] PER_TOKEN = {
    "num_experts_per_tok",
    "num_experts_per_token",
    "experts_per_token",
    "moe_top_k",
    "top_k_experts",
    "moe_topk"
  };
  private static final String[] SHARED_WIDTH = {
    "shared_expert_intermediate_size",
    "moe_shared_expert_intermediate_size",
    "shared_intermediate_size"
  };
  private static final int MOST = 65_536;

  ExpertPlan {
    sparse = List.copyOf(sparse);
  }

  /** The plan, or null for a dense model. */
  static @Nullable ExpertPlan of(ConfigFields c, Sizes sizes) {
    int count = c.wholeOr(0, COUNT);
    if (count <= 1) {
      return null;
    }
    int perToken = c.whole(PER_TOKEN);
    if (perToken > count || count > MOST) {
      throw c.wrong(PER_TOKEN[0], perToken + " experts a token of " + count + " experts cannot be");
    }
    int width =
        c.has("moe_intermediate_size")
            ? c.whole("moe_intermediate_size")
            : sizes.intermediate() > 0 ? sizes.intermediate() : c.whole("moe_intermediate_size");
    int stated = c.wholeOr(0, SHARED_WIDTH);
    int shared = c.wholeOr(stated > 0 ? 1 : 0, "n_shared_experts", "num_shared_experts");
    int sharedWidth = stated > 0 ? stated : ConfigNumber.times(c, SHARED_WIDTH[0], shared, width);
    return new ExpertPlan(
        count,
        perToken,
        shared,
        width,
        sharedWidth,
        c.wholeOrNull("moe_latent_size"),
        sparse(c, sizes.layers()));
  }

  private static List<Boolean> sparse(ConfigFields c, int layers) {
    List<Integer> each = ConfigLists.wholes(c, "moe_layer_freq");
    List<Integer> listed = ConfigLists.wholes(c, "moe_layers");
    List<Integer> dense = ConfigLists.wholes(c, "mlp_only_layers");
    int first = c.wholeOr(0, "first_k_dense_replace");
    int period =
        each == null
            ? Math.max(
                1,
                c.wholeOr(
                    1,
                    "moe_layer_freq",
                    "expert_layer_period",
                    "decoder_sparse_step",
                    "interleave_moe_layer_step"))
            : 1;
    int offset = c.wholeOr(period - 1, "expert_layer_offset");
    List<Boolean> sparse = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      boolean named =
          each != null
              ? layer < each.size() && each.get(layer) > 0
              : listed != null ? listed.contains(layer) : layer % period == offset % period;
      sparse.add(named && layer >= first && (dense == null || !dense.contains(layer)));
    }
    return sparse;
  }

  /** The same experts, with shared ones of a stated width. */
  ExpertPlan withShared(int number, int totalWidth) {
    return new ExpertPlan(count, perToken, number, width, totalWidth, latent, sparse);
  }

  ExpertPlan withSparse(List<Boolean> blocks) {
    return new ExpertPlan(count, perToken, shared, width, sharedWidth, latent, blocks);
  }

  /**
   * Adds the gated feed-forward part of a block: its experts where it has some, else one of a
   * width.
   *
   * @param plan null for a dense model
   */
  static void addFeedForward(
      WeightCount weights,
      @Nullable ExpertPlan plan,
      int layer,
      int hidden,
      int width,
      Traits traits) {
    if (plan != null && plan.sparse().get(layer)) {
      plan.addTo(weights, hidden, true, traits);
    } else {
      weights.add(Count.feedForward(hidden, width, true));
    }
  }

  /** Adds the experts, the router and the shared experts of one block. */
  void addTo(WeightCount weights, int hidden, boolean gated, Traits traits) {
    int inner = latent == null ? hidden : latent;
    double bias = traits.has(Trait.EXPERT_BIAS) ? (gated ? 2.0 : 1.0) * width + inner : 0;
    weights.routed(Count.feedForward(inner, width, gated) + bias, count, perToken);
    double router = (double) hidden * count;
    if (traits.has(Trait.ROUTER_BIAS)) {
      router += count;
    }
    if (traits.has(Trait.SCORE_CORRECTION)) {
      router += count;
    }
    weights.add(router);
    weights.add(Count.feedForward(hidden, sharedWidth, gated));
    if (shared > 0 && traits.has(Trait.SHARED_GATE)) {
      weights.add(hidden);
    }
    if (latent != null) {
      weights.add(2.0 * hidden * latent);
    }
  }

  Transformer.@Nullable Experts record() {
    int blocks = (int) sparse.stream().filter(Boolean::booleanValue).count();
    return blocks == 0
        ? null
        : new Transformer.Experts(count, perToken, shared, width, sharedWidth, blocks, latent);
  }
}
