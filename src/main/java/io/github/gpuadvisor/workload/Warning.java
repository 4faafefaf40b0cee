package io.github.gpuadvisor.workload;

/** Something the reader should know that changes no exit code. */
public record Warning(String code, String sentence) {}
