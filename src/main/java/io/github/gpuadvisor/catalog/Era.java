package io.github.gpuadvisor.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One generation of an engine: same code base, other constants.
 *
 * @param until the last version of this era; null for the newest
 * @param promptsFirst true where running sequences wait while prompts are worked on; false where
 *     both share a step
 * @param fit what the constants were fitted on; null where nothing was measured
 * @param measured figures of a user's own runs, by configuration
 */
public record Era(
    String id,
    @Nullable String until,
    boolean promptsFirst,
    Engine.MemoryRule memory,
    SpeedConstants speed,
    Map<String, SpeedConstants> families,
    @Nullable Fit fit,
    Map<String, List<Measured>> measured) {

  /** The same era with the constants of another. */
  Era withConstantsOf(Era lender) {
    return new Era(
        id, until, promptsFirst, memory, lender.speed, lender.families, lender.fit, measured);
  }

  /** The same era with other constants. */
  public Era with(SpeedConstants shared, Map<String, SpeedConstants> byFamily) {
    return new Era(id, until, promptsFirst, memory, shared, byFamily, fit, measured);
  }

  /** How far a case is from what was measured of its work with this era. */
  public Fit.Novelty novelty(Topic.Work work, Accelerator gpu, Model model) {
    return fit == null
        ? Fit.Novelty.NEW_FAMILY
        : fit.novelty(work, gpu.id(), gpu.family(), model.id());
  }

  /**
   * Half-width of the 80 % interval of a prediction, as a ratio: from value / (1 + ratio) to value
   * × (1 + ratio). Where nothing of the topic was measured with this era, the widest known.
   */
  public double halfWidth(Topic topic, Accelerator gpu, Model model) {
    Double width = fit == null ? null : fit.halfWidth(topic, novelty(topic.work(), gpu, model));
    return width == null ? constants(gpu).of(Constant.INTERVAL) : width;
  }

  /** True where a version such as 0.6.3 is this era's last or earlier. */
  public boolean covers(String version) {
    return until != null && Version.isOne(version) && Version.compare(version, until) <= 0;
  }

  /** The constants of a chip family, or the engine's own where the family has none. */
  public SpeedConstants constants(Accelerator gpu) {
    String own = familyOf(gpu);
    SpeedConstants family = own == null ? null : families.get(own);
    return family == null ? speed : family;
  }

  /**
   * The family of a chip that has constants of its own here, else its vendor where that has; null
   * where neither has.
   */
  public @Nullable String familyOf(Accelerator gpu) {
    String family = gpu.family();
    if (family != null && families.containsKey(family)) {
      return family;
    }
    String architecture = gpu.architecture();
    if (architecture != null && families.containsKey(architecture)) {
      return architecture;
    }
    return families.containsKey(gpu.vendor().id()) ? gpu.vendor().id() : null;
  }
}
