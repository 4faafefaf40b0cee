package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sizes of a model whose decoder attends to the output of an encoder.
 *
 * @param encoders blocks of the encoder
 * @param decoders blocks of the decoder
 * @param width of the decoder's feed-forward
 * @param tokens of the encoder's output; null: as many as the input has
 */
record EncoderDecoder(
    int encoders,
    int decoders,
    int hidden,
    int heads,
    int headDim,
    int width,
    int vocabulary,
    @Nullable Integer tokens) {

  /** A model of these sizes. */
  Blueprint blueprint(
      boolean gated,
      boolean tied,
      int context,
      WeightCount weights,
      Model.@Nullable Sample sample) {
    Transformer shape =
        new Transformer(
            decoders,
            hidden,
            width,
            vocabulary,
            gated,
            tied,
            context,
            new Blocks().afterEncoder(decoders, heads, headDim, tokens).groups(),
            null,
            new Transformer.Encoder(encoders, tokens));
    return new Blueprint(Model.Kind.ENCODER_DECODER, shape, weights, sample, List.of());
  }
}
