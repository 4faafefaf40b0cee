/** Rules about speed. */
@NullMarked
package io.github.gpuadvisor.rule.speed;

import org.jspecify.annotations.NullMarked;
