package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Source;
import org.jspecify.annotations.Nullable;

/**
 * A fact that an answer stands on and where it was read.
 *
 * @param of what it is a fact of: {@code gpu}, {@code model}, {@code offer}, {@code engine}
 * @param path in its record: {@code memory.bandwidthGBps}
 * @param source null where the catalog names none: what the user gave, and what is derived
 */
public record Sourced(String of, String path, String value, @Nullable Source source) {}
