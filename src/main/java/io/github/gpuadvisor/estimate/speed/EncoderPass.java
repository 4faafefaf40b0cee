package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * How often a prompt passes an encoder. Texts pass theirs and leave the decoder to what is
 * generated; sound fills an encoder of fixed length (30 seconds), and a few prompt tokens pass the
 * decoder.
 *
 * @param each tokens in the encoder that one prompt token stands for; 0 without an encoder
 * @param tokens in the encoder, each of which sees all others
 * @param layers of the encoder
 * @param decodes true where prompt tokens pass the decoder too
 */
record EncoderPass(double each, double tokens, int layers, boolean decodes) {
  private static final EncoderPass NONE = new EncoderPass(0, 0, 0, true);

  /**
   * The pass of a shape.
   *
   * @param inputTokens in a request's prompt
   */
  static EncoderPass of(Transformer shape, double inputTokens) {
    Transformer.@Nullable Encoder encoder = shape.encoder();
    if (encoder == null) {
      return NONE;
    }
    @Nullable Integer fixed = encoder.tokens();
    return fixed == null
        ? new EncoderPass(1, inputTokens, encoder.layers(), false)
        : new EncoderPass(fixed / Math.max(1, inputTokens), fixed, encoder.layers(), true);
  }

  /** Decoder blocks that a prompt token costs as much as, in passes through the whole decoder. */
  double passes(Transformer shape) {
    return each * layers / shape.layers() + (decodes ? 1 : 0);
  }

  /** FLOPs of attention that one prompt token stands for in the encoder. */
  double attentionFlops(Transformer shape) {
    @Nullable LayerGroup group = shape.attending();
    return group == null ? 0 : each * layers * AttentionWork.perTokenSeen(group) * tokens;
  }
}
