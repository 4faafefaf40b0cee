package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.SpeedConstants;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fits the constants of all profiles, in the order of the settings, since one may be the prior of
 * another.
 */
public final class Calibration {
  private final FitSettings settings;
  private final Map<String, List<Case>> cases = new HashMap<>();
  private final Consumer<String> progress;
  private final Map<String, String> vendors;
  private final Map<String, Linearized> ends = new HashMap<>();
  private final Map<String, Era> known = new HashMap<>();

  /**
   * @param all cases; those that no profile takes are passed over
   * @param vendors of chip families, also of those that nothing was measured of
   * @param progress told what is being fitted
   */
  public Calibration(
      FitSettings settings,
      List<Case> all,
      Map<String, String> vendors,
      Consumer<String> progress) {
    this.settings = settings;
    this.vendors = Map.copyOf(vendors);
    this.progress = progress;
    for (FitSettings.Profile profile : settings.profiles()) {
      cases.put(profile.id(), all.stream().filter(one -> fitted(profile, one)).toList());
    }
  }

  private static boolean fitted(FitSettings.Profile profile, Case one) {
    return profile.takes(one)
        && one.measurement().quantity().isSpeed()
        && one.predicted(one.era()) != null;
  }

  /** The cases that a profile is fitted on. */
  public List<Case> cases(String profile) {
    return cases.getOrDefault(profile, List.of());
  }

  /** Fits every profile on all of its cases. */
  public Profiles fit() {
    Profiles fitted = Profiles.OF_CATALOG;
    Map<String, Era> byProfile = new HashMap<>();
    for (FitSettings.Profile profile : settings.profiles()) {
      List<Case> taken = cases(profile.id());
      if (taken.isEmpty()) {
        continue;
      }
      progress.accept("fitting " + profile.id() + " on " + taken.size() + " rows");
      Parameters parameters = parameters(profile, fitted, byProfile, taken);
      ProfileFit fit = new ProfileFit(parameters, taken);
      double[] point = fit.fromPriors();
      ends.put(profile.id(), fit.linearized(point));
      Era era = parameters.era(point);
      byProfile.put(profile.id(), parameters.own(era));
      fitted = fitted.with(profile.engine(), era);
    }
    known.putAll(byProfile);
    return fitted;
  }

  /**
   * Fits again without some cases, starting where {@link #fit} ended; what never saw them, nor has
   * a prior that did, keeps its fit.
   */
  public Profiles without(Predicate<Measurement> left, Profiles best) {
    Profiles fitted = best;
    Map<String, Era> byProfile = new HashMap<>();
    Set<String> changed = new HashSet<>();
    for (FitSettings.Profile profile : settings.profiles()) {
      List<Case> all = cases(profile.id());
      List<Case> kept = all.stream().filter(one -> !left.test(one.measurement())).toList();
      boolean affected =
          kept.size() < all.size() || profile.after().stream().anyMatch(changed::contains);
      @Nullable Linearized end = ends.get(profile.id());
      if (!affected || end == null) {
        @Nullable Era same = known.get(profile.id());
        if (same != null) {
          byProfile.put(profile.id(), same);
        }
        continue;
      }
      changed.add(profile.id());
      Parameters parameters = parameters(profile, fitted, byProfile, all);
      double[] then =
          kept.isEmpty()
              ? parameters.start()
              : new ProfileFit(parameters, kept, all).from(end.point(), slopes(end, all, left));
      Era era = parameters.era(then);
      byProfile.put(profile.id(), parameters.own(era));
      fitted = fitted.with(profile.engine(), era);
    }
    return fitted;
  }

  /** The slopes of the cases that are kept. */
  private static double[][] slopes(Linearized end, List<Case> all, Predicate<Measurement> left) {
    return IntStream.range(0, all.size())
        .filter(row -> !left.test(all.get(row).measurement()))
        .mapToObj(row -> end.slopes()[row])
        .toArray(double[][]::new);
  }

  /** Families are those of all cases, so that a point means the same with and without some. */
  private Parameters parameters(
      FitSettings.Profile profile, Profiles fitted, Map<String, Era> byProfile, List<Case> taken) {
    @Nullable Era after = null;
    for (String id : profile.after()) {
      @Nullable Era earlier = byProfile.get(id);
      if (earlier != null) {
        after = after == null ? earlier : completed(after, earlier);
      }
    }
    return new Parameters(settings, profile, fitted.of(taken.get(0)), after, vendors, taken);
  }

  /**
   * An era with the families that only another tells apart, as far from what all chips share as
   * they are there.
   */
  private static Era completed(Era era, Era other) {
    Map<String, SpeedConstants> families = new HashMap<>(era.families());
    other
        .families()
        .forEach(
            (family, constants) ->
                families.computeIfAbsent(
                    family, name -> moved(constants, other.speed(), era.speed())));
    return era.with(era.speed(), families);
  }

  private static SpeedConstants moved(SpeedConstants one, SpeedConstants from, SpeedConstants to) {
    SpeedConstants moved = one;
    for (Constant constant : Constant.values()) {
      double before = from.of(constant);
      if (before > 0) {
        moved = moved.with(constant, one.of(constant) * to.of(constant) / before);
      }
    }
    return moved;
  }
}
