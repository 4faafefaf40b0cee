package io.github.gpuadvisor.estimate.run;

import org.jspecify.annotations.Nullable;

/**
 * What a deployment costs, in US dollars. Unknown is null, never 0.
 *
 * @param perMillionOutputTokens at the load asked for
 * @param total of the whole work, where its size was given
 * @param purchase of all cards, where they are bought
 */
public record Cost(
    @Nullable Double perHour,
    @Nullable Double perMonth,
    @Nullable Double perMillionOutputTokens,
    @Nullable Double perThousandItems,
    @Nullable Double total,
    @Nullable Double purchase) {}
