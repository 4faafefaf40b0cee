package io.github.gpuadvisor.workload;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * GPUs that need not be rented or bought: one's own, or those of a named system.
 *
 * @param name as the answer calls them
 * @param stocks by id of the GPU, in the order in which they were named
 * @param system true where they are a named system's, of which no more can be had
 * @param upgrade true where the cheapest step up is asked for
 */
public record AtHand(String name, Map<String, Stock> stocks, boolean system, boolean upgrade) {
  public AtHand {
    stocks = new LinkedHashMap<>(stocks);
  }

  /**
   * GPUs of one kind.
   *
   * @param devices as software counts them
   * @param perMachine devices of one machine; null: as many as usual
   * @param domain devices that reach each other at link speed; null: as the GPU has it
   * @param networkGBps that one machine sends, one way; null: as usual beside such a GPU
   */
  public record Stock(
      int devices,
      @Nullable Integer perMachine,
      @Nullable Integer domain,
      @Nullable Double networkGBps) {}

  /** What there is of a GPU, or null where there is none. */
  public @Nullable Stock of(String gpu) {
    return stocks.get(gpu);
  }
}
