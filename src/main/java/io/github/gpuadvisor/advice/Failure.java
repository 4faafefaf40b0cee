package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.rule.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A requirement that a GPU or a deployment does not meet.
 *
 * @param excess how far it is missed, as a share of what was wanted
 * @param fix the least change of the question that would admit it, or null where none of one kind
 *     does
 */
public record Failure(String requirement, Finding finding, double excess, @Nullable String fix) {
  /** The same failure with another fix. */
  Failure withFix(@Nullable String other) {
    return new Failure(requirement, finding, excess, other);
  }
}
