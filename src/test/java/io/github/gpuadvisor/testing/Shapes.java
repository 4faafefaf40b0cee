package io.github.gpuadvisor.testing;

import io.github.gpuadvisor.catalog.LayerGroup;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an invented transformer: 32 layers of width 4096, 32 heads over 8 key-value heads of
 * 128, feed-forward 14,336, a vocabulary of 128,000.
 *
 * @param <S> what has this shape
 */
public abstract class Shapes<S extends Shapes<S>> {
  private int layers = 32;
  private int hidden = 4096;
  private int intermediate = 14_336;
  private int vocabulary = 128_000;
  private boolean gated = true;
  private boolean tied;
  private int heads = 32;
  private int kvHeads = 8;
  private int headDimension = 128;
  private int contextLength = 131_072;
  private @Nullable List<LayerGroup> groups;
  private Transformer.@Nullable Experts experts;
  private Transformer.@Nullable Encoder encoder;

  abstract S self();

  public S withLayers(int value) {
    layers = value;
    return self();
  }

  public S withHiddenSize(int value) {
    hidden = value;
    return self();
  }

  public S withIntermediateSize(int value) {
    intermediate = value;
    return self();
  }

  public S withVocabulary(int value) {
    vocabulary = value;
    return self();
  }

  public S withTiedEmbeddings() {
    tied = true;
    return self();
  }

  public S withPlainFeedForward() {
    gated = false;
    return self();
  }

  public S withHeads(int queries, int keysAndValues) {
    heads = queries;
    kvHeads = keysAndValues;
    return self();
  }

  public S withHeadDimension(int value) {
    headDimension = value;
    return self();
  }

  public S withContextLength(int value) {
    contextLength = value;
    return self();
  }

  /** Layer groups (see {@link Groups}) in place of one group of full attention. */
  public S withGroups(LayerGroup... values) {
    groups = List.of(values);
    return self();
  }

  /** Experts in every layer, none shared. */
  public S withExperts(int count, int perToken, int width) {
    experts = new Transformer.Experts(count, perToken, 0, width, 0, layers, null);
    return self();
  }

  public S withExperts(Transformer.Experts value) {
    experts = value;
    return self();
  }

  public S withEncoder(int encoderLayers, @Nullable Integer tokens) {
    encoder = new Transformer.Encoder(encoderLayers, tokens);
    return self();
  }

  /** The shape alone. */
  public Transformer shape() {
    List<LayerGroup> chosen = groups;
    return new Transformer(
        layers,
        hidden,
        intermediate,
        vocabulary,
        gated,
        tied,
        contextLength,
        chosen == null ? List.of(Groups.full(layers, heads, kvHeads, headDimension)) : chosen,
        experts,
        encoder);
  }
}
