/** The best answer for each of many questions: as text, CSV and JSON. */
@NullMarked
package io.github.gpuadvisor.report.sweep;

import org.jspecify.annotations.NullMarked;
