/** One GPU's place in an answer, written out: as text and as JSON. */
@NullMarked
package io.github.gpuadvisor.report.explanation;

import org.jspecify.annotations.NullMarked;
