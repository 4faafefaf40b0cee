/** An answer as one page that needs nothing else: no network, no script. */
@NullMarked
package io.github.gpuadvisor.report.html;

import org.jspecify.annotations.NullMarked;
