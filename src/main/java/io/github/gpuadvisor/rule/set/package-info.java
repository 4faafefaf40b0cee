/** The contents page of the rules: all of them, in the order in which they are asked. */
@NullMarked
package io.github.gpuadvisor.rule.set;

import org.jspecify.annotations.NullMarked;
