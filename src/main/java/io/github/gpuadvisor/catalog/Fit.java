package io.github.gpuadvisor.catalog;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the constants of an era were fitted on, and how far predictions are off where the fit saw
 * nothing of the kind.
 *
 * @param seen what was measured, by kind of work
 * @param halfWidths of the 80 % intervals of somebody who measured nothing, as ratios: from value /
 *     (1 + ratio) to value × (1 + ratio)
 * @param ownHalfWidths of the narrower ones of whoever measured for this fit
 * @param own kinds of prediction that the user measured often enough to have the narrower ones
 */
public record Fit(
    Map<Topic.Work, Seen> seen,
    Map<Topic, Map<Novelty, Double>> halfWidths,
    Map<Topic, Map<Novelty, Double>> ownHalfWidths,
    Set<Topic> own) {

  /** How far a case is from what was measured, nearest first. */
  public enum Novelty {
    MEASURED("measured", "GPU and model measured"),
    NEW_MODEL("new-model", "GPU measured, model not"),
    NEW_GPU("new-gpu", "chip family measured, GPU not"),
    NEW_FAMILY("new-family", "chip family not measured");

    private static final Map<String, Novelty> BY_ID = new LinkedHashMap<>();

    static {
      for (Novelty novelty : values()) {
        BY_ID.put(novelty.id, novelty);
      }
    }

    private final String id;
    private final String words;

    Novelty(String id, String words) {
      this.id = id;
      this.words = words;
    }

    /** As written in engine files: {@code new-gpu}. */
    public String id() {
      return id;
    }

    /** For people. */
    public String words() {
      return words;
    }

    /** The novelty of an id, or null. */
    public static @Nullable Novelty of(String id) {
      return BY_ID.get(id);
    }
  }

  /**
   * What was measured of one kind of work.
   *
   * @param gpus ids of the GPUs
   * @param families chip families among them
   * @param models ids of the models
   */
  public record Seen(Set<String> gpus, Set<String> families, Set<String> models) {
    public Seen {
      gpus = Set.copyOf(gpus);
      families = Set.copyOf(families);
      models = Set.copyOf(models);
    }

    /** How far a case is from it. */
    public Novelty novelty(String gpu, @Nullable String family, String model) {
      if (gpus.contains(gpu)) {
        return models.contains(model) ? Novelty.MEASURED : Novelty.NEW_MODEL;
      }
      return family != null && families.contains(family) ? Novelty.NEW_GPU : Novelty.NEW_FAMILY;
    }
  }

  public Fit {
    seen = Map.copyOf(seen);
    halfWidths = copy(halfWidths);
    ownHalfWidths = copy(ownHalfWidths);
    own = Set.copyOf(own);
  }

  /** What was measured, without intervals. */
  public static Fit known(Map<Topic.Work, Seen> seen) {
    return new Fit(seen, Map.of(), Map.of(), Set.of());
  }

  private static Map<Topic, Map<Novelty, Double>> copy(Map<Topic, Map<Novelty, Double>> widths) {
    Map<Topic, Map<Novelty, Double>> copy = new EnumMap<>(Topic.class);
    widths.forEach((topic, byNovelty) -> copy.put(topic, Map.copyOf(byNovelty)));
    return copy;
  }

  /**
   * How far a case is from what was measured.
   *
   * @param family of the chip; null where it is unknown
   */
  public Novelty novelty(Topic.Work work, String gpu, @Nullable String family, String model) {
    @Nullable Seen measured = seen.get(work);
    return measured == null ? Novelty.NEW_FAMILY : measured.novelty(gpu, family, model);
  }

  /** The half-width of an interval, or null where nothing of the topic was measured. */
  public @Nullable Double halfWidth(Topic topic, Novelty novelty) {
    Map<Novelty, Double> widths = (own.contains(topic) ? ownHalfWidths : halfWidths).get(topic);
    return widths == null ? null : widths.get(novelty);
  }
}
