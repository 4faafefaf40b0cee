package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import org.jspecify.annotations.Nullable;

/** BART, mBART, M2M-100 (NLLB) and Whisper: encoder and decoder with biases and LayerNorm. */
final class BartArchitecture implements Architecture {
  /** Where the families differ. */
  enum Kin {
    /** Learned positions, a norm on the embeddings. */
    BART,
    /** The same, and a norm after the last block. */
    MBART,
    /** Computed positions, a norm after the last block. */
    M2M,
    /** Sound in, through two convolutions; keys without biases. */
    WHISPER
  }

  private final Kin kin;

  BartArchitecture(Kin kin) {
    this.kin = kin;
  }

  @Override
  public Blueprint read(ConfigFields c) {
    int hidden = c.whole("d_model");
    int encoders = c.whole("encoder_layers");
    int decoders = c.whole("decoder_layers");
    int heads = c.whole("decoder_attention_heads");
    int encoderWidth = c.whole("encoder_ffn_dim");
    int width = c.whole("decoder_ffn_dim");
    int vocabulary = c.whole("vocab_size");
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    if (Math.max(encoders, decoders) > Sizes.MOST_LAYERS) {
      throw c.wrong("decoder_layers", "no model has so many layers");
    }
    int dim = Sizes.headDim(c, hidden, heads);
    double attention = 4 * Count.linear(hidden, hidden, true) - (kin == Kin.WHISPER ? hidden : 0);
    double norm = 2.0 * hidden;
    WeightCount weights = new WeightCount();
    weights.add(encoders * (attention + Count.biasedFeedForward(hidden, encoderWidth) + 2 * norm));
    weights.add(decoders * (2 * attention + Count.biasedFeedForward(hidden, width) + 3 * norm));
    weights.add((double) vocabulary * hidden);
    weights.add(kin == Kin.WHISPER ? sound(c, hidden) : text(c, hidden));
    @Nullable Integer tokens = kin == Kin.WHISPER ? c.wholeOr(1500, "max_source_positions") : null;
    int context = c.wholeOr(0, "max_target_positions", "max_position_embeddings");
    Model.@Nullable Sample sample =
        kin == Kin.WHISPER ? new Model.Sample("audio-second", null, null, null) : null;
    return new EncoderDecoder(encoders, decoders, hidden, heads, dim, width, vocabulary, tokens)
        .blueprint(false, true, context, weights, sample);
  }

  private double text(ConfigFields c, int hidden) {
    double norm = 2.0 * hidden;
    double positions =
        kin == Kin.M2M ? 0 : 2.0 * (c.wholeOr(1024, "max_position_embeddings") + 2) * hidden;
    double embeddings = kin == Kin.M2M ? 0 : 2 * norm;
    return positions + embeddings + (kin == Kin.BART ? 0 : 2 * norm);
  }

  private static double sound(ConfigFields c, int hidden) {
    double convolutions =
        Count.linear(3.0 * c.wholeOr(80, "num_mel_bins"), hidden, true)
            + Count.linear(3.0 * hidden, hidden, true);
    double positions =
        (double) (c.wholeOr(1500, "max_source_positions") + c.wholeOr(448, "max_target_positions"))
            * hidden;
    return convolutions + positions + 4.0 * hidden;
  }
}
