package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.SpeedConstants;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.util.Pair;
import org.jspecify.annotations.Nullable;

/**
 * The constants of one profile as a vector without bounds: first those that all chips share, then
 * how far each vendor lies from them and each chip family from its vendor. A coordinate lies on the
 * {@link Scale} of its constant, so that no step leaves the bounds.
 */
final class Parameters {
  /**
   * One coordinate.
   *
   * @param group the vendor or the chip family that it tells apart; null: shared by all
   * @param expected where the prior lies
   * @param spread its standard deviation
   */
  record Element(Constant constant, @Nullable String group, double expected, double spread) {
    /** True where a case is predicted with it. */
    boolean concerns(Case one) {
      return group == null || group.equals(one.family()) || group.equals(one.vendor());
    }
  }

  private final FitSettings settings;
  private final Map<String, String> vendors;
  private final List<Element> elements = new ArrayList<>();
  private final Era era;
  private final Loss loss;

  /**
   * @param after the era whose constants are the prior; null: the priors of the settings
   * @param vendors of chip families
   */
  Parameters(
      FitSettings settings,
      FitSettings.Profile profile,
      Era era,
      @Nullable Era after,
      Map<String, String> vendors,
      List<Case> cases) {
    this.settings = settings;
    this.era = era;
    this.loss = profile.loss();
    this.vendors = new TreeMap<>(vendors);
    Set<String> measured = new TreeSet<>();
    for (Case one : cases) {
      measured.add(one.family());
      this.vendors.put(one.family(), one.vendor());
    }
    Priors priors = new Priors(after, this.vendors, measured);
    for (Constant constant : profile.constants()) {
      elements.addAll(priors.of(constant, prior(constant)));
    }
  }

  /** What errors count for. */
  Loss loss() {
    return loss;
  }

  private FitSettings.Prior prior(Constant constant) {
    return Objects.requireNonNull(settings.bounds().get(constant), constant.id());
  }

  List<Element> elements() {
    return elements;
  }

  /**
   * A least-squares problem with the priors as further rows.
   *
   * @param slopes a row for each residual
   */
  Pair<RealVector, RealMatrix> withPriors(double[] point, double[] residuals, double[][] slopes) {
    int rows = residuals.length;
    double[] all = Arrays.copyOf(residuals, rows + point.length);
    double[][] matrix = Arrays.copyOf(slopes, rows + point.length);
    for (int i = 0; i < point.length; i++) {
      Element element = elements.get(i);
      all[rows + i] = (point[i] - element.expected()) / element.spread();
      matrix[rows + i] = new double[point.length];
      matrix[rows + i][i] = 1 / element.spread();
    }
    return new Pair<>(new ArrayRealVector(all, false), new Array2DRowRealMatrix(matrix, false));
  }

  /** The priors as a starting point. */
  double[] start() {
    return elements.stream().mapToDouble(Element::expected).toArray();
  }

  /** The era with the constants of a point; what was not fitted stays. */
  Era era(double[] point) {
    Map<Constant, Double> shared = new EnumMap<>(Constant.class);
    Map<String, Map<Constant, Double>> offsets = new TreeMap<>();
    for (int i = 0; i < point.length; i++) {
      Element element = elements.get(i);
      @Nullable String group = element.group();
      if (group == null) {
        shared.put(element.constant(), point[i]);
      } else {
        offsets
            .computeIfAbsent(group, name -> new EnumMap<>(Constant.class))
            .put(element.constant(), point[i]);
      }
    }
    Set<String> groups = new TreeSet<>(offsets.keySet());
    groups.addAll(era.families().keySet());
    Map<String, SpeedConstants> families = new HashMap<>();
    for (String group : groups) {
      Map<Constant, Double> all = new EnumMap<>(shared);
      add(all, offsets.get(group));
      add(all, offsets.get(vendors.getOrDefault(group, "")));
      families.put(group, with(era.families().getOrDefault(group, era.speed()), all));
    }
    return era.with(with(era.speed(), shared), families);
  }

  /**
   * The era with no other families than those that this profile tells apart: what the next one
   * starts from must not hang on what further profiles add to the same era.
   */
  Era own(Era whole) {
    Set<@Nullable String> own = new HashSet<>();
    elements.forEach(element -> own.add(element.group()));
    Map<String, SpeedConstants> families = new HashMap<>(whole.families());
    families.keySet().retainAll(own);
    return whole.with(whole.speed(), families);
  }

  private static void add(
      Map<Constant, Double> coordinates, @Nullable Map<Constant, Double> offsets) {
    if (offsets != null) {
      offsets.forEach((constant, offset) -> coordinates.merge(constant, offset, Double::sum));
    }
  }

  private SpeedConstants with(SpeedConstants before, Map<Constant, Double> coordinates) {
    SpeedConstants after = before;
    for (Map.Entry<Constant, Double> one : coordinates.entrySet()) {
      after = after.with(one.getKey(), Scale.of(prior(one.getKey())).value(one.getValue()));
    }
    return after;
  }
}
