/** The build's step from readable JSON files to the one index that the jar ships. */
@NullMarked
package io.github.gpuadvisor.catalog.packing;

import org.jspecify.annotations.NullMarked;
