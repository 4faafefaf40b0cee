package io.github.gpuadvisor.catalog.importing.model;

/** T5 and mT5: encoder and decoder with relative positions. */
final class T5Architecture implements Architecture {
  @Override
  public Blueprint read(ConfigFields c) {
    int hidden = c.whole("d_model");
    int layers = c.whole("num_layers");
    int decoders = c.wholeOr(layers, "num_decoder_layers");
    int heads = c.whole("num_heads");
    int dim = c.whole("d_kv");
    int width = c.whole("d_ff");
    int vocabulary = c.whole("vocab_size");
    if (!c.missing().isEmpty()) {
      return Blueprint.NOTHING;
    }
    if (Math.max(layers, decoders) > Sizes.MOST_LAYERS) {
      throw c.wrong("num_layers", "no model has " + Math.max(layers, decoders) + " layers");
    }
    String activation = c.text("feed_forward_proj");
    boolean gated = activation != null && activation.startsWith("gated");
    boolean tied = c.flag(true, "tie_word_embeddings");
    double attention = Count.attention(hidden, heads, heads, dim, dim);
    double feedForward = Count.feedForward(hidden, width, gated);
    WeightCount weights = new WeightCount();
    weights.add(layers * (attention + feedForward + 2.0 * hidden));
    weights.add(decoders * (2 * attention + feedForward + 3.0 * hidden));
    weights.add((tied ? 1.0 : 2.0) * vocabulary * hidden + 2.0 * hidden);
    weights.add(2.0 * heads * c.wholeOr(32, "relative_attention_num_buckets"));
    return new EncoderDecoder(layers, decoders, hidden, heads, dim, width, vocabulary, null)
        .blueprint(gated, tied, c.wholeOr(0, "n_positions"), weights, null);
  }
}
