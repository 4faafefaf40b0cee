package io.github.gpuadvisor.advice;

/**
 * A value of one parameter from which on the comparison reads differently.
 *
 * @param parameter key of the option: {@code concurrency}
 * @param from the first value at which it does
 * @param kind what changes: {@code "cheaper"}, {@code "score"}, {@code "qualifies"}, or {@code
 *     "gpus"}, the number of them
 * @param gpu id of the GPU that it is about
 */
public record Crossing(String parameter, double from, String kind, String gpu, String sentence) {}
