/** Rules about memory. */
@NullMarked
package io.github.gpuadvisor.rule.memory;

import org.jspecify.annotations.NullMarked;
