/** One pool for several workloads: as text and as a document. */
@NullMarked
package io.github.gpuadvisor.report.pool;

import org.jspecify.annotations.NullMarked;
