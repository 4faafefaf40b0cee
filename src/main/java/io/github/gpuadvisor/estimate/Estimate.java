package io.github.gpuadvisor.estimate;

import io.github.gpuadvisor.catalog.Purchase;
import io.github.gpuadvisor.deployment.Deployment;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.run.Cost;
import io.github.gpuadvisor.estimate.run.Energy;
import org.jspecify.annotations.Nullable;

/**
 * All that is predicted of one deployment.
 *
 * @param purchase the price that the cards are counted at; null where they are rented or owned
 * @param performance null where the facts are silent (a chip without a rate for this format)
 */
public record Estimate(
    Deployment deployment,
    @Nullable Purchase purchase,
    MemoryEstimate memory,
    @Nullable Performance performance,
    Cost cost,
    Energy energy) {}
