/**
 * Prices from other people's files into offers: one class for each outside format, one shared way
 * from there to the user's own data. Judges every row and says what it did with it.
 */
@NullMarked
package io.github.gpuadvisor.catalog.importing;

import org.jspecify.annotations.NullMarked;
