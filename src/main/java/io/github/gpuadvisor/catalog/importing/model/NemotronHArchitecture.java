package io.github.gpuadvisor.catalog.importing.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Nemotron-H and Nemotron 3: each block is one of Mamba-2 (M), attention (*), feed-forward (-) or
 * experts (E), by the letters of {@code hybrid_override_pattern}.
 */
final class NemotronHArchitecture implements Architecture {
  private static final String PATTERN = "hybrid_override_pattern";

  private static final Map<String, Character> LETTERS =
      Map.of("mamba", 'M', "attention", '*', "mlp", '-', "moe", 'E');

  /** The blocks so far, and what more are made of. */
  private record Parts(
      Sizes s,
      Recurrence.Mamba2 mamba,
      @Nullable ExpertPlan experts,
      Blocks blocks,
      WeightCount weights) {
    /** Adds the block of a letter; false where there is none. */
    boolean add(char letter) {
      weights.add(s.hidden());
      switch (letter) {
        case 'M' -> {
          blocks.state(mamba.elements());
          weights.add(mamba.weights());
        }
        case '*' -> {
          blocks.attention(s.heads(), s.kvHeads(), s.headDim(), s.headDim(), null);
          weights.add(
              Count.attention(s.hidden(), s.heads(), s.kvHeads(), s.headDim(), s.headDim()));
        }
        case '-' -> {
          blocks.none(0, 0);
          weights.add(Count.feedForward(s.hidden(), s.intermediate(), false));
        }
        default -> {
          if (experts == null || letter != 'E') {
            return false;
          }
          blocks.none(0, 0);
          experts.addTo(weights, s.hidden(), false, Traits.of(Trait.SCORE_CORRECTION));
        }
      }
      return true;
    }
  }

  @Override
  public Blueprint read(ConfigFields given) {
    @Nullable String pattern = pattern(given);
    ConfigFields c = pattern == null ? given : given.with(Sizes.LAYERS[0], pattern.length());
    Sizes s = Sizes.of(c, new Sizes.Expect(true, false, true, true));
    Recurrence.Mamba2 mamba = mamba(c, s);
    if (pattern == null) {
      c.miss(PATTERN);
    }
    if (!c.missing().isEmpty() || pattern == null) {
      return Blueprint.NOTHING;
    }
    if (pattern.length() != s.layers()) {
      throw c.wrong(PATTERN, "has " + pattern.length() + " letters for " + s.layers() + " layers");
    }
    ExpertPlan experts = experts(c, s, pattern);
    Parts parts = new Parts(s, mamba, experts, new Blocks(), new WeightCount());
    for (int layer = 0; layer < s.layers(); layer++) {
      if (!parts.add(pattern.charAt(layer))) {
        throw c.wrong(PATTERN, "must be made of the letters M, *, - and E");
      }
    }
    WeightCount weights = parts.weights();
    boolean tied = c.flag(false, "tie_word_embeddings");
    weights.add(Count.ends(s, tied));
    return Blueprint.decoder(s, s.intermediate(), false, tied, parts.blocks(), experts, weights);
  }

  private static Recurrence.Mamba2 mamba(ConfigFields c, Sizes s) {
    return new Recurrence.Mamba2(
        s.hidden(),
        c.whole("mamba_num_heads"),
        c.whole("mamba_head_dim"),
        c.whole("ssm_state_size"),
        c.whole("n_groups"),
        c.whole("conv_kernel"),
        c.flag(false, "mamba_proj_bias"),
        true);
  }

  /** The letters, or the words that newer files have for them. */
  private static @Nullable String pattern(ConfigFields c) {
    @Nullable List<String> words = ConfigLists.texts(c, "layers_block_type");
    if (words == null || c.has(PATTERN)) {
      return c.text(PATTERN);
    }
    StringBuilder letters = new StringBuilder();
    for (String word : words) {
      letters.append(LETTERS.getOrDefault(word, '?'));
    }
    return letters.toString();
  }

  private static @Nullable ExpertPlan experts(ConfigFields c, Sizes s, String pattern) {
    List<Boolean> sparse = new ArrayList<>();
    pattern.chars().forEach(letter -> sparse.add(letter == 'E'));
    ExpertPlan plan = sparse.contains(true) ? ExpertPlan.of(c, s) : null;
    return plan == null ? null : plan.withSparse(sparse);
  }
}
