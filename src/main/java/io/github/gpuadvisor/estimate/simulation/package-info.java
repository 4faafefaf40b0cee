/**
 * The engine's scheduler, played through step by step: latency under load is queueing, not
 * arithmetic.
 */
@NullMarked
package io.github.gpuadvisor.estimate.simulation;

import org.jspecify.annotations.NullMarked;
