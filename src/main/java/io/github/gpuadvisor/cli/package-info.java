/**
 * The command line: one class per command. Parses and prints; decides nothing. The only package
 * that knows picocli.
 */
@NullMarked
package io.github.gpuadvisor.cli;

import org.jspecify.annotations.NullMarked;
