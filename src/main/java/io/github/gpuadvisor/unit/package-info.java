/** Quantities with their unit in the type: bytes, money, durations and the numbers people type. */
@NullMarked
package io.github.gpuadvisor.unit;

import org.jspecify.annotations.NullMarked;
