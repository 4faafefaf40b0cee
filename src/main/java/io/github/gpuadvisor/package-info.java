/** gpu-advisor: which GPU, how many and where, for a machine-learning workload, and why. */
@NullMarked
package io.github.gpuadvisor;

import org.jspecify.annotations.NullMarked;
