/** Rules about cost. */
@NullMarked
package io.github.gpuadvisor.rule.cost;

import org.jspecify.annotations.NullMarked;
