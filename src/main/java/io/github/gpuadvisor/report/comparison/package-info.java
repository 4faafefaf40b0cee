/** One workload on several GPUs, side by side: as text and as JSON. */
@NullMarked
package io.github.gpuadvisor.report.comparison;

import org.jspecify.annotations.NullMarked;
