/** What may be typed, as data: help, completion of shells and manual pages are made from it. */
@NullMarked
package io.github.gpuadvisor.cli.syntax;

import org.jspecify.annotations.NullMarked;
