/**
 * What teaches instead of answering: pages about GPUs and performance over the years, in numbers
 * that the catalog and the estimators give when they are printed.
 */
@NullMarked
package io.github.gpuadvisor.guide;

import org.jspecify.annotations.NullMarked;
