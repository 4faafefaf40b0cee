package io.github.gpuadvisor.estimate.run;

import org.jspecify.annotations.Nullable;

/**
 * What a deployment draws.
 *
 * @param watts of all its GPUs, on average while they work
 * @param kWhTotal of the whole work, where its size was given
 * @param kWhPerMillionOutputTokens while serving at the load asked for
 */
public record Energy(
    @Nullable Double watts,
    @Nullable Double kWhTotal,
    @Nullable Double kWhPerMillionOutputTokens) {}
