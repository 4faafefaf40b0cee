package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import org.jspecify.annotations.Nullable;

/**
 * What one sample asks of a chip, whatever the network.
 *
 * @param flops of one pass
 * @param activations numbers that one pass writes
 * @param looked numbers that one pass looks up in tables
 * @param layers as many as there are groups of kernels to launch in one pass
 * @param passes through the network: the steps of a diffusion model, else 1
 * @param text true where the products are the large ones of a text encoder
 */
record SampleWork(
    double flops, double activations, double looked, double layers, int passes, boolean text) {
  private static final double GIGA = 1e9;

  /** A multiplication and an addition per parameter and token. */
  private static final double PER_PARAMETER = 2;

  /** Products of attention per token, token seen, hidden unit and layer: scores, then values. */
  private static final double PER_TOKEN_SEEN = 4;

  /** Buffers of hidden and of feed-forward width that one block of a text encoder writes. */
  private static final double HIDDEN_BUFFERS = 8;

  private static final double FEED_FORWARD_BUFFERS = 2;

  /** Groups of kernels in one block of a text encoder, each as long to launch as a convolution. */
  private static final double LAUNCHES_PER_BLOCK = 4;

  /** Convolutions of a network that does one GFLOP; ResNets have more with the square root. */
  private static final double LAYERS_OF_A_GFLOP = 10;

  /** The work of one sample, or null where no source tells it. */
  static @Nullable SampleWork of(Model model, int tokens) {
    @Nullable Transformer shape = model.transformer();
    return shape == null ? network(model) : text(model, shape, tokens);
  }

  /** Texts: two operations per parameter and token, and attention. */
  private static SampleWork text(Model model, Transformer shape, int tokens) {
    double blocks = Math.max(0, model.activeParameters() - shape.vocabularyParameters());
    double width = (double) shape.layers() * shape.hiddenSize();
    double buffers =
        HIDDEN_BUFFERS * shape.hiddenSize() + FEED_FORWARD_BUFFERS * shape.intermediateSize();
    return new SampleWork(
        tokens * (PER_PARAMETER * blocks + PER_TOKEN_SEEN * width * tokens),
        tokens * buffers * shape.layers(),
        0,
        LAUNCHES_PER_BLOCK * shape.layers(),
        1,
        true);
  }

  /** Other networks, of which the catalog states operations and size of the input alone. */
  private static @Nullable SampleWork network(Model model) {
    Model.@Nullable Sample sample = model.sample();
    @Nullable Double gflops = sample == null ? null : sample.forwardGflops();
    @Nullable Double looked = sample == null ? null : sample.tableNumbers();
    if (sample == null
        || gflops == null
        || (looked == null && model.kind() == Model.Kind.RECOMMENDER)) {
      return null;
    }
    @Nullable Double activations = sample.activations();
    return new SampleWork(
        gflops * GIGA,
        activations == null ? 0 : activations,
        looked == null ? 0 : looked,
        LAYERS_OF_A_GFLOP * Math.sqrt(gflops),
        sample.steps() == null ? 1 : sample.steps(),
        false);
  }
}
