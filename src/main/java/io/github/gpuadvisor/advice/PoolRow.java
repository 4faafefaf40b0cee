package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Offer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pool that serves all workloads.
 *
 * @param gpuCount GPUs paid for, or at work where none is paid
 * @param offer rented, or null where cards are bought or at hand
 * @param usdPerHour null where nothing is rented
 * @param purchaseUsd null where nothing is bought
 * @param parts what each workload gets of it, in their order
 * @param shares of the time that each takes; null entries: all of it, on GPUs of its own
 */
public record PoolRow(
    Accelerator gpu,
    int gpuCount,
    int nodeCount,
    @Nullable Offer offer,
    @Nullable Double usdPerHour,
    @Nullable Double purchaseUsd,
    List<Assessment> parts,
    List<@Nullable Double> shares,
    double score) {

  /** What one pays for, per hour or to buy; the greatest where nothing is known of it. */
  double price() {
    return usdPerHour != null ? usdPerHour : purchaseUsd != null ? purchaseUsd : Double.MAX_VALUE;
  }
}
