package io.github.gpuadvisor.advice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One combination of a sweep and its answer.
 *
 * @param values of the varied options, in their order
 * @param best the first row; null where nothing qualifies or the question was refused
 * @param qualified rows in all
 * @param reason why there is no best; null where there is one
 */
public record Cell(
    List<String> values, @Nullable Ranked best, int qualified, @Nullable String reason) {
  public Cell {
    values = List.copyOf(values);
  }
}
