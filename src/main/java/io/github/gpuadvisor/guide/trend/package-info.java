/** Performance of single chips over the years, by format, and what a claim about it is made of. */
@NullMarked
package io.github.gpuadvisor.guide.trend;

import org.jspecify.annotations.NullMarked;
