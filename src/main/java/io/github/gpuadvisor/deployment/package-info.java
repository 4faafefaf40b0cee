/**
 * What could be set up: GPU × count × parallel plan × offer, and which of these an engine would
 * accept.
 */
@NullMarked
package io.github.gpuadvisor.deployment;

import org.jspecify.annotations.NullMarked;
