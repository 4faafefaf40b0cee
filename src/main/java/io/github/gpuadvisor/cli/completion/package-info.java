/**
 * Scripts that make shells complete what is typed: the same tables and the same walk over the words
 * in the language of each shell.
 */
@NullMarked
package io.github.gpuadvisor.cli.completion;

import org.jspecify.annotations.NullMarked;
