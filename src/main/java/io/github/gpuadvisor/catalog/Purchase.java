package io.github.gpuadvisor.catalog;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A price paid or asked for one card. */
public record Purchase(
    String gpu,
    String condition,
    double priceUsd,
    @Nullable Double low,
    @Nullable Double high,
    @Nullable String country,
    LocalDate asOf,
    String source) {}
