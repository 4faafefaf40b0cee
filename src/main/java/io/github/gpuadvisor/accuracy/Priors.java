package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.SpeedConstants;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where the coordinates of a profile are expected before any measurement: as the era before was
 * fitted, else as the settings say.
 *
 * @param after the era whose constants are the prior; null: the priors of the settings
 * @param vendors of chip families
 * @param measured families that cases are of
 */
record Priors(@Nullable Era after, Map<String, String> vendors, Set<String> measured) {
  /** Vendors differ from one another by more than the families of one of them. */
  private static final double VENDOR_SPREAD = 2;

  /**
   * The coordinates of a constant: the one that all chips share, then, where families differ, those
   * of vendors, each followed by those of its families.
   */
  List<Parameters.Element> of(Constant constant, FitSettings.Prior prior) {
    List<Parameters.Element> elements = new ArrayList<>();
    Scale scale = Scale.of(prior);
    double center = scale.coordinate(expected(constant, prior));
    double spread = 1 / scale.slope(center);
    elements.add(new Parameters.Element(constant, null, center, prior.spread() * spread));
    Set<String> families = families(prior);
    if (prior.familySpread() <= 0 || families.size() < 2) {
      return elements;
    }
    Map<String, Double> expected = new TreeMap<>();
    for (String family : families) {
      String vendor = vendors.getOrDefault(family, "");
      if (!vendor.isEmpty() && !expected.containsKey(vendor)) {
        @Nullable Double before = fitted(constant, scale, vendor);
        expected.put(vendor, before == null ? 0 : before - center);
        elements.add(
            new Parameters.Element(
                constant,
                vendor,
                expected.get(vendor),
                VENDOR_SPREAD * prior.familySpread() * spread));
      }
      double ofVendor = expected.getOrDefault(vendor, 0.0);
      double offset = offset(constant, prior, family, center + ofVendor);
      elements.add(new Parameters.Element(constant, family, offset, prior.familySpread() * spread));
    }
    return elements;
  }

  /** Families that something is measured or known of. */
  private Set<String> families(FitSettings.Prior prior) {
    Set<String> families = new TreeSet<>(measured);
    families.addAll(prior.byFamily().keySet());
    if (after != null) {
      families.addAll(after.families().keySet());
    }
    families.removeAll(vendors.values());
    return families;
  }

  /** As in the fit before, unless its term was absent there. */
  private double expected(Constant constant, FitSettings.Prior prior) {
    double known = after == null ? 0 : after.speed().of(constant);
    @Nullable Double absent = constant.neutral();
    return known <= 0 || (absent != null && absent == known) ? prior.value() : known;
  }

  private @Nullable Double fitted(Constant constant, Scale scale, String group) {
    @Nullable SpeedConstants own = after == null ? null : after.families().get(group);
    return own == null ? null : Double.valueOf(scale.coordinate(own.of(constant)));
  }

  /**
   * How far a family is expected from the others of its vendor: as in the fit before, or as was
   * known before.
   */
  private double offset(
      Constant constant, FitSettings.Prior prior, String family, double ofVendor) {
    Scale scale = Scale.of(prior);
    @Nullable Double before = fitted(constant, scale, family);
    if (before != null) {
      return before - ofVendor;
    }
    @Nullable Double known = prior.byFamily().get(family);
    return known == null ? 0 : scale.coordinate(known) - scale.coordinate(prior.value());
  }
}
