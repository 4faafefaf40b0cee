package io.github.gpuadvisor.estimate.speed;

/**
 * Seconds of one stage by what they go to.
 *
 * @param matrices products and the weights they read, overlapped
 * @param cache read by decoding sequences
 * @param attention of prompts
 * @param reduction collectives between the ranks of a matrix
 * @param launch of kernels, and scheduling
 * @param host weights in the host's memory
 */
record StepParts(
    double matrices, double cache, double attention, double reduction, double launch, double host) {
  double total() {
    return matrices + cache + attention + reduction + launch + host;
  }

  /**
   * What most of the time goes to.
   *
   * @param computes true where products take longer than reading their weights
   */
  String bottleneck(boolean computes) {
    double memory = (computes ? 0 : matrices) + cache;
    double compute = (computes ? matrices : 0) + attention;
    double most = Math.max(Math.max(memory, compute), Math.max(reduction, launch));
    if (host > most) {
      return "host-memory";
    }
    if (most == memory) {
      return "memory-bandwidth";
    }
    return most == compute ? "compute" : most == reduction ? "interconnect" : "overhead";
  }
}
