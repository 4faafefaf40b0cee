package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.SpeedConstants;
import java.math.BigDecimal;
import java.math.MathContext;
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
 * how far each vendor lies from them and each chip family from its vendor. A coordinate is the
 * log-odds of a constant's place between its bounds on a logarithmic scale, so that no step leaves
 * them.
 */
final class Parameters {
  private static final MathContext FIGURES = new MathContext(4);

  /** Nearest to a bound that a prior may lie. */
  private static final double MARGIN = 0.02;

  /** Vendors differ from one another by more than the families of one of them. */
  private static final double VENDOR_SPREAD = 2;

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
    for (Constant constant : profile.constants()) {
      add(constant, prior(constant), measured, after);
    }
  }

  /** What errors count for. */
  Loss loss() {
    return loss;
  }

  private void add(
      Constant constant, FitSettings.Prior prior, Set<String> measured, @Nullable Era after) {
    double center = coordinate(prior, expected(constant, prior, after));
    double spread = 1 / slope(prior, center);
    elements.add(new Element(constant, null, center, prior.spread() * spread));
    Set<String> families = new TreeSet<>(measured);
    families.addAll(prior.byFamily().keySet());
    if (after != null) {
      families.addAll(after.families().keySet());
    }
    families.removeAll(vendors.values());
    if (prior.familySpread() <= 0 || families.size() < 2) {
      return;
    }
    Map<String, Double> expected = new TreeMap<>();
    for (String family : families) {
      String vendor = vendors.getOrDefault(family, "");
      if (!vendor.isEmpty() && !expected.containsKey(vendor)) {
        @Nullable Double before = fitted(prior, after, vendor, constant);
        expected.put(vendor, before == null ? 0 : before - center);
        elements.add(
            new Element(
                constant,
                vendor,
                expected.get(vendor),
                VENDOR_SPREAD * prior.familySpread() * spread));
      }
      double ofVendor = expected.getOrDefault(vendor, 0.0);
      double offset = offset(prior, after, family, constant, center + ofVendor);
      elements.add(new Element(constant, family, offset, prior.familySpread() * spread));
    }
  }

  /** As in the fit before, unless its term was absent there. */
  private static double expected(Constant constant, FitSettings.Prior prior, @Nullable Era after) {
    double known = after == null ? 0 : after.speed().of(constant);
    @Nullable Double absent = constant.neutral();
    return known <= 0 || (absent != null && absent == known) ? prior.value() : known;
  }

  private static @Nullable Double fitted(
      FitSettings.Prior prior, @Nullable Era after, String group, Constant constant) {
    @Nullable SpeedConstants own = after == null ? null : after.families().get(group);
    return own == null ? null : Double.valueOf(coordinate(prior, own.of(constant)));
  }

  /**
   * How far a family is expected from the others of its vendor: as in the fit before, or as was
   * known before.
   */
  private static double offset(
      FitSettings.Prior prior,
      @Nullable Era after,
      String family,
      Constant constant,
      double ofVendor) {
    @Nullable Double before = fitted(prior, after, family, constant);
    if (before != null) {
      return before - ofVendor;
    }
    @Nullable Double known = prior.byFamily().get(family);
    return known == null ? 0 : coordinate(prior, known) - coordinate(prior, prior.value());
  }

  private FitSettings.Prior prior(Constant constant) {
    return Objects.requireNonNull(settings.bounds().get(constant), constant.id());
  }

  /** Log-odds of a value's place between the bounds. */
  private static double coordinate(FitSettings.Prior prior, double value) {
    double place = Math.log(value / prior.low()) / Math.log(prior.high() / prior.low());
    double inside = Math.max(MARGIN, Math.min(1 - MARGIN, place));
    return Math.log(inside / (1 - inside));
  }

  private static double value(FitSettings.Prior prior, double coordinate) {
    double place = 1 / (1 + Math.exp(-coordinate));
    return prior.low() * Math.pow(prior.high() / prior.low(), place);
  }

  /** The era with constants as they are written: to four figures. */
  static Era rounded(Era era) {
    Map<String, SpeedConstants> families = new HashMap<>();
    era.families().forEach((family, constants) -> families.put(family, rounded(constants)));
    return era.with(rounded(era.speed()), families);
  }

  private static SpeedConstants rounded(SpeedConstants constants) {
    SpeedConstants after = constants;
    for (Constant constant : Constant.values()) {
      double value = constants.of(constant);
      after = after.with(constant, new BigDecimal(value).round(FIGURES).doubleValue());
    }
    return after;
  }

  /** How fast the logarithm of a value moves with its coordinate. */
  private static double slope(FitSettings.Prior prior, double coordinate) {
    double place = 1 / (1 + Math.exp(-coordinate));
    return Math.log(prior.high() / prior.low()) * place * (1 - place);
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
      after = after.with(one.getKey(), value(prior(one.getKey()), one.getValue()));
    }
    return after;
  }
}
