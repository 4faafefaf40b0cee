/** Steps of the build on what ships; nothing of it ships itself. */
@NullMarked
package io.github.gpuadvisor.packing;

import org.jspecify.annotations.NullMarked;
