package io.github.gpuadvisor.estimate.speed;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.SpeedConstants;
import io.github.gpuadvisor.deployment.Node;

/**
 * What collectives reach between devices: the scale-up link inside a machine or domain, the network
 * beyond.
 */
final class Wire {
  private Wire() {}

  /** Bytes per second, one way, that each of a number of ranks reaches with the others. */
  static double bytesPerSecond(Node node, int ranks, SpeedConstants constants) {
    return ranks <= Math.max(node.gpus(), node.domain())
        ? node.linkBytesPerSecond() * constants.of(Constant.LINK)
        : node.networkBytesPerSecond() * constants.of(Constant.NETWORK);
  }
}
