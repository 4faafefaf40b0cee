/**
 * Facts: accelerators, models, offers, engines, and where each fact comes from. Read once,
 * immutable afterwards.
 */
@NullMarked
package io.github.gpuadvisor.catalog;

import org.jspecify.annotations.NullMarked;
