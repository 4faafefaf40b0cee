package io.github.gpuadvisor.workload;

/** A default that was taken, and what another value would change. */
public record Assumption(String field, String value, String effect) {}
