package io.github.gpuadvisor.catalog;

import java.time.LocalDate;

/** Where a fact was read. */
public record Source(
    String id, String url, String publisher, String title, String kind, LocalDate accessed) {}
