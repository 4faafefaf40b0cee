/** Pages for {@code man}, made from the same syntax as help. */
@NullMarked
package io.github.gpuadvisor.cli.manual;

import org.jspecify.annotations.NullMarked;
