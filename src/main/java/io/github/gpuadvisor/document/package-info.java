/**
 * Text from outside (JSON, YAML) as checked trees, and trees back to text. The only package that
 * knows a JSON or YAML library.
 */
@NullMarked
package io.github.gpuadvisor.document;

import org.jspecify.annotations.NullMarked;
