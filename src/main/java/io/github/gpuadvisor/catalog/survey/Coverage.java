package io.github.gpuadvisor.catalog.survey;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Facts;
import io.github.gpuadvisor.document.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which share of records knows a fact, by field and by group of records.
 *
 * @param groups groups in alphabetical order, each with the number of its records
 * @param known field to group to the number of records that know it; fields in alphabetical order
 */
public record Coverage(Map<String, Integer> groups, Map<String, Map<String, Integer>> known) {

  /** GPUs by class, field by field. */
  public static Coverage ofGpus(Catalog catalog) {
    return of(catalog, "gpus/", "class", true);
  }

  /** Models by kind; an object such as the experts counts as one field. */
  public static Coverage ofModels(Catalog catalog) {
    return of(catalog, "models/", "kind", false);
  }

  private static Coverage of(Catalog catalog, String folder, String groupBy, boolean opened) {
    Map<String, Integer> groups = new TreeMap<>();
    Map<String, Map<String, Integer>> known = new TreeMap<>();
    for (Map.Entry<String, Value> file : catalog.files().entrySet()) {
      if (file.getKey().startsWith(folder)) {
        Facts facts = Facts.of(file.getValue());
        String group = String.valueOf(facts.value(groupBy).content());
        groups.merge(group, 1, Integer::sum);
        count(facts, group, opened, known);
      }
    }
    return new Coverage(groups, known);
  }

  private static void count(
      Facts facts, String group, boolean opened, Map<String, Map<String, Integer>> known) {
    Set<String> counted = new TreeSet<>();
    for (String path : facts.paths()) {
      String field = opened || path.indexOf('.') < 0 ? path : path.substring(0, path.indexOf('.'));
      if (!Facts.isName(path)) {
        Map<String, Integer> ofField = known.computeIfAbsent(field, any -> new TreeMap<>());
        if (facts.known(path) && counted.add(field)) {
          ofField.merge(group, 1, Integer::sum);
        }
      }
    }
  }

  /** Share of a group's records that know a field, 0 to 1. */
  public double share(String field, String group) {
    int of = groups.getOrDefault(group, 0);
    return of == 0 ? 0 : (double) known.getOrDefault(field, Map.of()).getOrDefault(group, 0) / of;
  }

  /** Share over all groups. */
  public double share(String field) {
    int of = Census.sum(groups);
    return of == 0 ? 0 : (double) Census.sum(known.getOrDefault(field, Map.of())) / of;
  }

  /** Shares by group, in the order of the groups. */
  public Map<String, Double> shares(String field) {
    Map<String, Double> shares = new LinkedHashMap<>();
    groups.keySet().forEach(group -> shares.put(group, share(field, group)));
    return shares;
  }

  /** All fields, known of any record or not. */
  public List<String> fields() {
    return new ArrayList<>(known.keySet());
  }
}
