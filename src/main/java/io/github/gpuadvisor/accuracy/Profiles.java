package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Constant;
import io.github.gpuadvisor.catalog.Era;
import io.github.gpuadvisor.catalog.SpeedConstants;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Engine eras with fitted constants, by {@code engine@era}; others are those of the catalog. */
public final class Profiles {
  /** Those of the catalog alone. */
  public static final Profiles OF_CATALOG = new Profiles(Map.of());

  private static final MathContext FIGURES = new MathContext(4);

  private final Map<String, Era> eras;

  private Profiles(Map<String, Era> eras) {
    this.eras = Collections.unmodifiableMap(new TreeMap<>(eras));
  }

  static String key(String engine, String era) {
    return engine + "@" + era;
  }

  /** The era that a case is predicted with. */
  Era of(Case one) {
    return eras.getOrDefault(key(one.engine().id(), one.era().id()), one.era());
  }

  /** The same with one era replaced. */
  Profiles with(String engine, Era era) {
    Map<String, Era> changed = new TreeMap<>(eras);
    changed.put(key(engine, era.id()), era);
    return new Profiles(changed);
  }

  /** The same with constants as they are written: to four figures. */
  Profiles rounded() {
    Map<String, Era> written = new TreeMap<>();
    eras.forEach((key, era) -> written.put(key, rounded(era)));
    return new Profiles(written);
  }

  private static Era rounded(Era era) {
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

  /** The fitted eras. */
  public Map<String, Era> eras() {
    return eras;
  }
}
