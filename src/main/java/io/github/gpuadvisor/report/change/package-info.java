/** What became of an answer that was saved: what is another now, and why. */
@NullMarked
package io.github.gpuadvisor.report.change;

import org.jspecify.annotations.NullMarked;
