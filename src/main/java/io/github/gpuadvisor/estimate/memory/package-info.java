/**
 * What must be held on each device: weights, KV cache, training state, activations, the engine's
 * own share.
 */
@NullMarked
package io.github.gpuadvisor.estimate.memory;

import org.jspecify.annotations.NullMarked;
