package io.github.gpuadvisor.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The shape of a transformer (or a hybrid with state-space blocks).
 *
 * @param layers blocks (of the decoder, in an encoder-decoder)
 * @param gatedFeedForward three matrices in a feed-forward block instead of two
 * @param tiedEmbeddings the output matrix is the embedding table
 * @param contextLength longest context that the model was made for, tokens
 */
public record Transformer(
    int layers,
    int hiddenSize,
    int intermediateSize,
    int vocabularySize,
    boolean gatedFeedForward,
    boolean tiedEmbeddings,
    int contextLength,
    List<LayerGroup> groups,
    @Nullable Experts experts,
    @Nullable Encoder encoder) {

  /**
   * A mixture of experts.
   *
   * @param layers blocks that have experts
   * @param hiddenSize width that routed experts work in where it is not the model's; else null
   * @param sharedIntermediateSize total width of the experts that every token passes
   */
  public record Experts(
      int count,
      int perToken,
      int shared,
      int intermediateSize,
      int sharedIntermediateSize,
      int layers,
      @Nullable Integer hiddenSize) {}

  /** The encoder half of an encoder-decoder; {@code tokens} null: the input length. */
  public record Encoder(int layers, @Nullable Integer tokens) {}

  public Transformer {
    groups = List.copyOf(groups);
  }

  /** Parameters of the embedding table. */
  public double embeddingParameters() {
    return (double) vocabularySize * hiddenSize;
  }

  /** Parameters of embedding table and output matrix together. */
  public double vocabularyParameters() {
    return tiedEmbeddings ? embeddingParameters() : 2 * embeddingParameters();
  }

  /** Parameters of one routed expert. */
  public double oneExpertParameters() {
    if (experts == null) {
      return 0;
    }
    int width = experts.hiddenSize() == null ? hiddenSize : experts.hiddenSize();
    return matrices() * (double) width * experts.intermediateSize();
  }

  /** Parameters of all routed experts. */
  public double expertParameters() {
    return experts == null ? 0 : oneExpertParameters() * experts.count() * experts.layers();
  }

  /** Parameters of the feed-forward down projections outside the routed experts. */
  public double downProjectionParameters() {
    int denseLayers = experts == null ? layers : layers - experts.layers();
    double dense = (double) denseLayers * hiddenSize * intermediateSize;
    return experts == null
        ? dense
        : dense + (double) experts.layers() * hiddenSize * experts.sharedIntermediateSize();
  }

  /** Parameters of all attention value projections. */
  public double valueProjectionParameters() {
    double total = 0;
    for (LayerGroup group : groups) {
      if (group.splitsByHeads()) {
        total += (double) group.count() * hiddenSize * group.kvHeads() * group.valueDimension();
      }
    }
    return total;
  }

  /** Of the attention's output projections, over all layers. */
  public double outputProjectionParameters() {
    double total = 0;
    for (LayerGroup group : groups) {
      if (group.splitsByHeads()) {
        total += (double) group.count() * group.heads() * group.valueDimension() * hiddenSize;
      }
    }
    return total;
  }

  /** Matrices in a feed-forward block. */
  public int matrices() {
    return gatedFeedForward ? 3 : 2;
  }

  /**
   * The first group that attends, whose head counts decide the valid tensor-parallel degrees, or
   * null.
   */
  public @Nullable LayerGroup attending() {
    // By index: asked for with every plan, where an iterator costs more than the look.
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).heads() > 0) {
        return groups.get(i);
      }
    }
    return null;
  }
}
