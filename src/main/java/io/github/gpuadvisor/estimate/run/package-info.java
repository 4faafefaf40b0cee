/** Time, cost and energy of the whole work. */
@NullMarked
package io.github.gpuadvisor.estimate.run;

import org.jspecify.annotations.NullMarked;
