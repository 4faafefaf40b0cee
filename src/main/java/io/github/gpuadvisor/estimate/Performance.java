package io.github.gpuadvisor.estimate;

import org.jspecify.annotations.Nullable;

/**
 * How fast a deployment does its work. What does not apply is null.
 *
 * @param outputTokensPerSecond all users together
 * @param itemsPerSecond samples of work that is not counted in tokens
 * @param durationSeconds of the whole work, where its size was given
 * @param bottleneck what the largest part of the time goes to: {@code memory-bandwidth}, {@code
 *     compute}, {@code interconnect} or {@code overhead}
 */
public record Performance(
    @Nullable Interval outputTokensPerSecond,
    @Nullable Interval outputTokensPerSecondPerUser,
    @Nullable Interval prefillTokensPerSecond,
    @Nullable Distribution ttft,
    @Nullable Distribution tpot,
    @Nullable Distribution e2e,
    @Nullable Interval requestsPerSecond,
    @Nullable Interval trainingTokensPerSecond,
    @Nullable Interval trainingTokensPerSecondPerGpu,
    @Nullable Interval mfu,
    @Nullable Interval stepSeconds,
    @Nullable Interval itemsPerSecond,
    @Nullable Interval durationSeconds,
    double utilization,
    String bottleneck,
    Basis basis) {}
