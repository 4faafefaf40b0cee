package io.github.gpuadvisor.estimate.simulation;

import org.jspecify.annotations.Nullable;

/**
 * The stream of requests that one replica sees.
 *
 * @param inputTokens prompt tokens to work on (cached ones already taken off)
 * @param cachedTokens prompt tokens found in the prefix cache
 * @param outputTokens tokens of an answer, on average
 * @param concurrency requests running or waiting at any time, or null for arrivals at a rate
 * @param requestsPerSecond arrival rate, or null
 * @param requests of a finite burst, which starts in an idle engine and is counted to its last
 *     answer, all answers of the same length; null: without end
 */
public record Demand(
    double inputTokens,
    double cachedTokens,
    double outputTokens,
    @Nullable Integer concurrency,
    @Nullable Double requestsPerSecond,
    @Nullable Integer requests) {}
