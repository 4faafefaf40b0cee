/**
 * Text from outside (JSON, YAML, CSV) as checked trees and rows, and trees back to text. The only
 * package that knows a library for any of these.
 */
@NullMarked
package io.github.gpuadvisor.document;

import org.jspecify.annotations.NullMarked;
