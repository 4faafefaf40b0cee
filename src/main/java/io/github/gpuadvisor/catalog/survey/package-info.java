/**
 * Whole catalogs counted, and compared with each other: what {@code catalog stats} and {@code
 * catalog diff} show.
 */
@NullMarked
package io.github.gpuadvisor.catalog.survey;

import org.jspecify.annotations.NullMarked;
