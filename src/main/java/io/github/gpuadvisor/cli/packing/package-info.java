/** The build's step from what is declared to the files that packages install beside the program. */
@NullMarked
package io.github.gpuadvisor.cli.packing;

import org.jspecify.annotations.NullMarked;
