package io.github.gpuadvisor.cli;

import java.util.List;
import java.util.Map;

/**
 * Arguments told apart.
 *
 * @param options values by the longest name of an option; {@code true} for a switch
 */
record Matches(Map<String, List<String>> options, List<String> words) {}
