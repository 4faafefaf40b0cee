/** Whole catalogs counted, and compared with each other. */
@NullMarked
package io.github.gpuadvisor.catalog.survey;

import org.jspecify.annotations.NullMarked;
