/**
 * From a question to ranked answers: enumerate, gate, estimate, score, rank. Start at {@link
 * io.github.gpuadvisor.advice.Advisor}.
 */
@NullMarked
package io.github.gpuadvisor.advice;

import org.jspecify.annotations.NullMarked;
