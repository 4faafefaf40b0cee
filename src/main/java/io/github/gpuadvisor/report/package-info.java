/**
 * Answers as text: tables for people, JSON, YAML, CSV and Markdown for other tools. Everything is
 * rendered from the same records.
 */
@NullMarked
package io.github.gpuadvisor.report;

import org.jspecify.annotations.NullMarked;
