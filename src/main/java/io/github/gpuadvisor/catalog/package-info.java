/**
 * Facts: accelerators, models, offers, engines, systems, and where each fact comes from; the user's
 * own over the built-in ones. Read once, immutable afterwards.
 */
@NullMarked
package io.github.gpuadvisor.catalog;

import org.jspecify.annotations.NullMarked;
