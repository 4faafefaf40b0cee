package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.advice.Estimation;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fits constants to a user's own measurements. What the catalog has is the prior: a few rows move
 * what they speak of and leave the rest.
 */
public final class OwnCalibration {
  private final FitSettings settings;
  private final Catalog catalog;
  private final Catalog base;

  /**
   * @param catalog that names in the measurements are looked up in
   * @param base whose engines are the prior, so that a second fit does not build on the first
   */
  public OwnCalibration(FitSettings settings, Catalog catalog, Catalog base) {
    this.settings = settings;
    this.catalog = catalog;
    this.base = base;
  }

  /**
   * What a fit did.
   *
   * @param before predictions with the constants of the catalog
   * @param after with those fitted
   * @param files engine files by path
   * @param unused rows that no profile takes
   */
  public record Result(
      Predictions before, Predictions after, Map<String, String> files, int unused) {}

  /** Fits every profile that has measurements. */
  public Result fit(List<Measurement> measurements) {
    Estimation estimation = new Estimation(catalog);
    List<Case> cases = new ArrayList<>();
    measurements.forEach(one -> cases.add(Case.of(estimation, one)));
    Profiles fitted = Profiles.OF_CATALOG;
    List<Case> used = new ArrayList<>();
    for (FitSettings.Profile profile : settings.profiles()) {
      List<Case> taken =
          cases.stream()
              .filter(one -> profile.takes(one) && one.predicted(one.era()) != null)
              .toList();
      if (!taken.isEmpty()) {
        used.addAll(taken);
        Era era = prior(profile);
        Parameters parameters =
            new Parameters(settings, profile, era, era, Recalibration.vendors(catalog), taken);
        double[] point = new ProfileFit(parameters, taken).fromPriors();
        fitted = fitted.with(profile.engine(), parameters.era(point));
      }
    }
    Profiles rounded = fitted.rounded();
    Predictions after = predictions(used, rounded);
    OwnFigures figures = OwnFigures.of(cases);
    return new Result(
        predictions(used, Profiles.OF_CATALOG),
        after,
        files(rounded, after, figures),
        cases.size() - used.size());
  }

  private Era prior(FitSettings.Profile profile) {
    return Objects.requireNonNull(base.engine(profile.engine())).eraOf(profile.era());
  }

  private static Predictions predictions(List<Case> cases, Profiles profiles) {
    List<Predictions.Row> rows = new ArrayList<>();
    for (Case one : cases) {
      @Nullable Double value = one.predicted(profiles.of(one));
      rows.add(
          new Predictions.Row(
              one.measurement(),
              Profiles.key(one.engine().id(), one.era().id()),
              one.family(),
              value == null ? Map.of() : Map.of(Split.NONE, value)));
    }
    return new Predictions(rows);
  }

  /** Whole engine files, since an overlay replaces a record whole. */
  private Map<String, String> files(Profiles profiles, Predictions after, OwnFigures figures) {
    Map<String, Value> trees = base.files();
    ProfileWriter writer = new ProfileWriter(after);
    Map<String, String> files = new TreeMap<>();
    for (String engine : figures.engines()) {
      String name = "engines/" + engine + ".json";
      Map<?, ?> tree = (Map<?, ?>) Objects.requireNonNull(trees.get(name)).plain();
      files.put(name, writer.merge(Objects.requireNonNull(tree), profiles.eras(), figures));
    }
    return files;
  }
}
