/**
 * What someone wants to run and under which limits: read from options or a spec, checked, every
 * default recorded.
 */
@NullMarked
package io.github.gpuadvisor.workload;

import org.jspecify.annotations.NullMarked;
