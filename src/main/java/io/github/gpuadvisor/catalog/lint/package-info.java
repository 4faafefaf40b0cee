/**
 * Checks of sense: one small file each, run on the built-in catalog by the tests and on a user's by
 * {@code catalog check}.
 */
@NullMarked
package io.github.gpuadvisor.catalog.lint;

import org.jspecify.annotations.NullMarked;
