/** How fast a step is: a soft roofline with launch costs and collectives. */
@NullMarked
package io.github.gpuadvisor.estimate.speed;

import org.jspecify.annotations.NullMarked;
