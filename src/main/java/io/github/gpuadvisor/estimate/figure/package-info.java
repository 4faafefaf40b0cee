/** What predictions are made of: intervals, distributions, speeds, formulas and their terms. */
@NullMarked
package io.github.gpuadvisor.estimate.figure;

import org.jspecify.annotations.NullMarked;
