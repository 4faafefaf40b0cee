/** Rules about compute. */
@NullMarked
package io.github.gpuadvisor.rule.compute;

import org.jspecify.annotations.NullMarked;
