/** Memory, speed, time, cost and energy of a deployment: pure functions of the facts. */
@NullMarked
package io.github.gpuadvisor.estimate;

import org.jspecify.annotations.NullMarked;
