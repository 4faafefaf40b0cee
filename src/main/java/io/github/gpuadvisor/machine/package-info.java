/**
 * Which GPUs this machine has. Asks the vendors' own tools, reads what the system says of its
 * devices, and finds each card in the catalog; what cannot be told is said, never guessed. The only
 * package that starts other programs, from the closed list in {@link
 * io.github.gpuadvisor.machine.Tool}.
 */
@NullMarked
package io.github.gpuadvisor.machine;

import org.jspecify.annotations.NullMarked;
