package io.github.gpuadvisor.catalog.importing.model;

/** Which matrices and norms have a bias: what the family does, unless the configuration says. */
record Biases(boolean qkv, boolean output, boolean feedForward, boolean norm) {
  private static final String[] ALL = {"use_bias", "bias"};
  private static final String[] ATTENTION = {
    "attention_bias", "qkv_bias", "use_qkv_bias", "add_qkv_bias"
  };

  static Biases of(ConfigFields c, Traits traits) {
    boolean norm = traits.has(Trait.NORM_BIAS);
    if (c.has("no_bias")) {
      boolean some = !c.flag(true, "no_bias");
      return new Biases(some, some, some, some);
    }
    boolean qkv = c.flag(c.flag(traits.has(Trait.QKV_BIAS), ALL), ATTENTION);
    boolean output = c.flag(traits.has(Trait.OUTPUT_BIAS), ALL);
    if (!traits.has(Trait.BIAS_FLAG_SPARES_OUTPUT)) {
      output = c.flag(output, "attention_bias");
    }
    boolean feedForward = c.flag(c.flag(traits.has(Trait.FEED_FORWARD_BIAS), ALL), "mlp_bias");
    return new Biases(qkv, output, feedForward, norm);
  }

  /** Weights of a norm of a width. */
  double norm(double width, Traits traits) {
    return traits.has(Trait.BARE_NORMS) ? 0 : norm ? 2 * width : width;
  }

  /** Biases of one block's attention. */
  double attention(Sizes s) {
    double all = qkv ? (s.heads() + 2.0 * s.kvHeads()) * s.headDim() : 0;
    return output ? all + s.hidden() : all;
  }
}
