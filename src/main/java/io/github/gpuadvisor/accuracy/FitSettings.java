package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Topic;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How constants are fitted.
 *
 * @param bounds prior and bounds of each constant
 * @param profiles what is fitted together
 */
public record FitSettings(Map<Constant, Prior> bounds, List<Profile> profiles) {

  /**
   * What is known of a constant before any measurement.
   *
   * @param value the prior
   * @param spread its standard deviation as a natural logarithm of the ratio
   * @param low no fit goes below
   * @param high no fit goes above
   * @param familySpread how far chip families differ, likewise; 0: one value for all
   * @param byFamily priors of chip families that something is known of
   */
  public record Prior(
      double value,
      double spread,
      double low,
      double high,
      double familySpread,
      Map<String, Double> byFamily) {
    public Prior {
      byFamily = Map.copyOf(byFamily);
    }
  }

  /**
   * Constants of one engine era that are fitted together.
   *
   * @param after ids of the profiles whose fits are the prior here, the first for all chips, the
   *     others for the families that those before do not tell apart; empty: the priors of the
   *     constants
   * @param topics of the measurements that count
   * @param loss what errors count for
   * @param constants those fitted; the others keep the value that the era has
   */
  public record Profile(
      String id,
      String engine,
      String era,
      List<String> after,
      Set<Topic> topics,
      Loss loss,
      List<Constant> constants) {
    public Profile {
      after = List.copyOf(after);
      topics = Set.copyOf(topics);
      constants = List.copyOf(constants);
    }

    /** True where a measurement counts for it. */
    boolean takes(Case one) {
      return one.engine().id().equals(engine)
          && one.era().id().equals(era)
          && topics.contains(one.measurement().topic());
    }
  }

  public FitSettings {
    bounds = Map.copyOf(bounds);
    profiles = List.copyOf(profiles);
  }
}
