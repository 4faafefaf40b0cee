package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.LayerGroup.Attention;
import io.github.gpuadvisor.catalog.Transformer;

/**
 * Parameters outside routed experts that tokens are multiplied with. A decoder multiplies all of
 * them with every token. An encoder-decoder runs its encoder once for a prompt, and keeps keys and
 * values of what it read; generated tokens pass the decoder alone.
 *
 * @param generated parameters that a generated token passes
 * @param prompt parameters that a prompt's token passes or stands for
 * @param encoder share of the dense weights that only prompts need
 * @param promptDecodes true where prompt tokens pass the decoder too
 */
record DenseWork(double generated, double prompt, double encoder, boolean promptDecodes) {

  /** Matrices of attention that keys and values come from. */
  private static final int KEY_AND_VALUE = 2;

  /**
   * The work of a shape.
   *
   * @param blocks parameters of all blocks, without vocabulary and routed experts
   */
  static DenseWork of(Transformer shape, double blocks, EncoderPass pass) {
    if (shape.encoder() == null) {
      return new DenseWork(blocks, blocks, 0, true);
    }
    double decoder = Math.min(blocks, decoderParameters(shape) - crossParameters(shape));
    double encoding = blocks - decoder;
    return new DenseWork(
        decoder,
        pass.each() * encoding + (pass.decodes() ? decoder : 0),
        encoding / (blocks + shape.embeddingParameters()),
        pass.decodes());
  }

  /** Attention and feed-forward blocks of the decoder. */
  private static double decoderParameters(Transformer shape) {
    double parameters =
        (double) shape.layers() * shape.matrices() * shape.hiddenSize() * shape.intermediateSize();
    for (LayerGroup group : shape.groups()) {
      double heads = 2.0 * group.heads() + 2.0 * group.kvHeads();
      parameters += group.count() * heads * group.headDimension() * shape.hiddenSize();
    }
    return parameters;
  }

  /** Of these, the matrices that read what the encoder wrote, once for a prompt. */
  private static double crossParameters(Transformer shape) {
    double parameters = 0;
    for (LayerGroup group : shape.groups()) {
      if (group.attention() == Attention.CROSS) {
        parameters +=
            (double) KEY_AND_VALUE
                * group.count()
                * group.kvHeads()
                * group.headDimension()
                * shape.hiddenSize();
      }
    }
    return parameters;
  }

  /** Share of the dense weights that a step reads. */
  double read(double decoding, double prefill) {
    boolean decodes = decoding > 0 || promptDecodes;
    return (prefill > 0 ? encoder : 0) + (decodes ? 1 - encoder : 0);
  }
}
