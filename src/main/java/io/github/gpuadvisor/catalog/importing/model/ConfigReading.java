package io.github.gpuadvisor.catalog.importing.model;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What all objects of one configuration share while it is read.
 *
 * @param where how errors call the file
 * @param defaults values that its architecture takes where a key is absent
 * @param missing names that no value was found for, collected on the way
 * @param assumed defaults that were taken, as "name value", collected on the way
 */
record ConfigReading(
    String where, Map<String, Integer> defaults, Set<String> missing, Set<String> assumed) {
  ConfigReading {
    defaults = Map.copyOf(defaults);
  }

  static ConfigReading of(String where) {
    return new ConfigReading(where, Map.of(), new LinkedHashSet<>(), new LinkedHashSet<>());
  }

  /** The same reading, which goes on collecting in the same place. */
  ConfigReading withDefaults(Map<String, Integer> values) {
    return new ConfigReading(where, values, missing, assumed);
  }
}
