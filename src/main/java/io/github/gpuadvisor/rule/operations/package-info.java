/** Rules about operations. */
@NullMarked
package io.github.gpuadvisor.rule.operations;

import org.jspecify.annotations.NullMarked;
