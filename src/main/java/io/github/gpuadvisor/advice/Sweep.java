package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Variation;
import java.util.List;

/**
 * The best answer for each combination of values.
 *
 * @param request the question with the first values
 * @param variations what was varied, slowest first
 * @param cells row by row
 */
public record Sweep(Request request, List<Variation> variations, List<Cell> cells) {
  public Sweep {
    variations = List.copyOf(variations);
    cells = List.copyOf(cells);
  }
}
