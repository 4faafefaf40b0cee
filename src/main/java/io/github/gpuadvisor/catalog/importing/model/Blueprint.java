package io.github.gpuadvisor.catalog.importing.model;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an architecture makes of its configuration.
 *
 * @param weights all weights, and those that one token passes
 * @param notes what was assumed or left out, in sentences
 */
record Blueprint(
    Model.Kind kind,
    @Nullable Transformer shape,
    WeightCount weights,
    Model.@Nullable Sample sample,
    List<String> notes) {
  Blueprint {
    notes = List.copyOf(notes);
  }

  /** What is returned where sizes are missing: the fields know which. */
  static final Blueprint NOTHING =
      new Blueprint(Model.Kind.DECODER, null, new WeightCount(), null, List.of());

  /** A decoder of the sizes read. */
  static Blueprint decoder(
      Sizes s,
      int intermediate,
      boolean gated,
      boolean tied,
      Blocks blocks,
      @Nullable ExpertPlan experts,
      WeightCount weights) {
    return decoder(
        new Transformer(
            s.layers(),
            s.hidden(),
            intermediate,
            s.vocabulary(),
            gated,
            tied,
            s.context(),
            blocks.groups(),
            experts == null ? null : experts.record(),
            null),
        weights);
  }

  static Blueprint decoder(Transformer shape, WeightCount weights) {
    return new Blueprint(Model.Kind.DECODER, shape, weights, null, List.of());
  }

  Blueprint with(List<String> more) {
    List<String> all = new ArrayList<>(notes);
    all.addAll(more);
    return new Blueprint(kind, shape, weights, sample, all);
  }
}
