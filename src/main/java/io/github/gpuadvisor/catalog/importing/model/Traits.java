package io.github.gpuadvisor.catalog.importing.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is peculiar to a family of decoders.
 *
 * @param period every how many blocks one attends to everything where the others have a window; 1:
 *     all have a window where the configuration names one; 0: a window is ignored
 * @param defaults values that the family takes where its configuration is silent
 */
record Traits(Set<Trait> set, int period, Map<String, Integer> defaults) {
  Traits {
    set = Set.copyOf(set);
    defaults = Map.copyOf(defaults);
  }

  static Traits of(Trait... traits) {
    EnumSet<Trait> set = EnumSet.noneOf(Trait.class);
    set.addAll(List.of(traits));
    return new Traits(set, 0, Map.of());
  }

  Traits window(int blocks) {
    return new Traits(set, blocks, defaults);
  }

  Traits defaults(Map<String, Integer> values) {
    return new Traits(set, period, values);
  }

  boolean has(Trait trait) {
    return set.contains(trait);
  }
}
