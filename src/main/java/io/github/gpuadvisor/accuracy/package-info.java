/** Predicted against measured: published measurements, their replay, scores, and the refit. */
@NullMarked
package io.github.gpuadvisor.accuracy;

import org.jspecify.annotations.NullMarked;
