/**
 * Every reader of the program under made-up input. A target takes bytes and knows no library, so
 * that a fuzzer can drive it and the tests can repeat what a fuzzer found: {@code docs/fuzzing.md}.
 */
package io.github.gpuadvisor.fuzz;
