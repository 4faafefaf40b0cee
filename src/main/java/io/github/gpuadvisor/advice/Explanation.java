package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Evidence;
import io.github.gpuadvisor.estimate.figure.Derivation;
import io.github.gpuadvisor.workload.Warning;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that an answer says of one GPU, back to the datasheet.
 *
 * @param answer the whole answer, in which the GPU has its place
 * @param ranked its place; null where it does not qualify
 * @param assessment its best deployment, or the nearest where none qualifies; null where none could
 *     be planned
 * @param requirements every requirement that asks something of it
 * @param derivations memory, speed and cost, from facts to figures
 * @param facts what they stand on
 * @param constants of the speed model, those without effect left out
 * @param evidence what the constants were fitted on; null where nothing of the chip family was
 *     measured
 * @param warnings what to know of this GPU, beside the rest
 */
public record Explanation(
    Recommendation answer,
    Accelerator gpu,
    @Nullable Ranked ranked,
    @Nullable Assessment assessment,
    List<Checked> requirements,
    List<Derivation> derivations,
    List<Sourced> facts,
    Map<Constant, Double> constants,
    @Nullable Evidence evidence,
    List<Warning> warnings) {
  public Explanation {
    requirements = List.copyOf(requirements);
    derivations = List.copyOf(derivations);
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
  }
}
