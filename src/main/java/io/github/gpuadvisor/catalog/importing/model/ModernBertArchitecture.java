package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;

/** ModernBERT: an encoder with gated feed-forward blocks and rotary positions. */
final class ModernBertArchitecture implements Architecture {
  @Override
  public Blueprint read(ConfigFields c) {
    Sizes s = Sizes.of(c, Sizes.Expect.USUAL);
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    boolean attentionBias = c.flag(false, "attention_bias");
    boolean normBias = c.flag(false, "norm_bias");
    double norm = normBias ? 2.0 * s.hidden() : s.hidden();
    WeightCount weights = new WeightCount();
    Blocks blocks = new Blocks();
    weights.add((double) s.vocabulary() * s.hidden() + norm);
    for (int layer = 0; layer < s.layers(); layer++) {
      blocks.none(s.heads(), s.headDim());
      weights.add(Count.linear(s.hidden(), 3.0 * s.hidden(), attentionBias));
      weights.add(Count.linear(s.hidden(), s.hidden(), attentionBias));
      weights.add(Count.feedForward(s.hidden(), s.intermediate(), true));
      // The first block's attention takes the embeddings as they are.
      weights.add(layer == 0 ? norm : 2 * norm);
    }
    weights.add(norm);
    return EncoderArchitecture.encoder(
        new Transformer(
            s.layers(),
            s.hidden(),
            s.intermediate(),
            s.vocabulary(),
            true,
            true,
            s.context(),
            blocks.groups(),
            null,
            null),
        weights,
        List.of("counted without heads for a task"));
  }
}
