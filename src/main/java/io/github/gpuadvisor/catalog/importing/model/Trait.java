package io.github.gpuadvisor.catalog.importing.model;

/**
 * How a family of decoders differs from Llama (gated feed-forward without biases, two RMS norms a
 * block, own output matrix).
 */
enum Trait {
  /** The output matrix is the embedding table unless stated. */
  TIED,
  /** Two matrices in a feed-forward block. */
  UNGATED,
  /** Biases on queries, keys and values unless stated. */
  QKV_BIAS,
  /** A bias on the attention output unless stated. */
  OUTPUT_BIAS,
  /** A stated {@code attention_bias} leaves the attention output without one. */
  BIAS_FLAG_SPARES_OUTPUT,
  /** Biases in the feed-forward block unless stated. */
  FEED_FORWARD_BIAS,
  /** Norms have a bias beside their weight (LayerNorm). */
  NORM_BIAS,
  /** Norms have no weights. */
  BARE_NORMS,
  /** One norm a block, for attention and feed-forward together. */
  ONE_NORM,
  /** {@link #ONE_NORM} only where {@code use_parallel_residual} says so. */
  ONE_NORM_IF_PARALLEL,
  /** Four norms a block, before and after. */
  FOUR_NORMS,
  /** Norms of queries and keys within one head. */
  HEAD_NORMS,
  /** Norms of queries and keys over all heads. */
  WIDE_NORMS,
  /** {@link #HEAD_NORMS} only where {@code use_qk_norm} says so. */
  HEAD_NORMS_IF_STATED,
  /** {@link #WIDE_NORMS} only where {@code use_qk_norm} or {@code qk_layernorm} says so. */
  WIDE_NORMS_IF_STATED,
  /** A table of learned positions, as long as the context. */
  POSITIONS,
  /** Two rows more in that table. */
  TWO_POSITIONS_MORE,
  /** A norm on the embeddings. */
  EMBEDDING_NORM,
  /** A bias on the output matrix. */
  HEAD_BIAS,
  /** One number a head that attention may rest on. */
  SINKS,
  /** The feed-forward block is four times as wide as the model unless stated. */
  FOUR_TIMES,
  /** One key-value head where {@code multi_query} says so. */
  MULTI_QUERY,
  /** {@code parallel_attn} and {@code new_decoder_architecture} decide the number of norms. */
  FALCON_NORMS,
  /** A bias on the router. */
  ROUTER_BIAS,
  /** One number an expert that corrects the router's scores. */
  SCORE_CORRECTION,
  /** Biases in the experts. */
  EXPERT_BIAS,
  /** A gate on the shared expert. */
  SHARED_GATE,
  /** One expert more, as wide as a routed one, that every token passes. */
  SHARED_LIKE_ROUTED
}
