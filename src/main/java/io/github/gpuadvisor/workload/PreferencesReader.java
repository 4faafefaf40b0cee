package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.unit.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Settings into {@link Preferences}: which profile or weights, how many rows, in which groups. */
final class PreferencesReader {
  private static final int DEFAULT_TOP = 10;
  private static final double WEIGHT_SLACK = 1e-9;

  private final Catalog catalog;
  private final Settings settings;

  PreferencesReader(Catalog catalog, Settings settings) {
    this.catalog = catalog;
    this.settings = settings;
  }

  Preferences read() {
    String profile = settings.text("optimize");
    String weights = settings.text("weights");
    if (profile != null && weights != null) {
      throw new InvalidInputException(
          "conflicting-options",
          settings.where("weights")
              + ": --weights takes the place of --optimize; give one of them");
    }
    Integer top =
        settings.read("top", Quantity::count, "give a number of rows above zero, as in 10");
    Preferences.GroupBy groupBy =
        settings.read(
            "groupBy",
            text -> Preferences.GroupBy.valueOf(text.strip().toUpperCase(Locale.ROOT)),
            "give gpu, offer or provider");
    String name = profile == null ? "balanced" : profile.strip().toLowerCase(Locale.ROOT);
    if (profile == null && weights == null) {
      settings.assume("optimize", name, "other weights order the same answers differently");
    }
    return new Preferences(
        weights == null ? name : "own",
        weights == null ? profileWeights(name) : ownWeights(weights),
        top == null ? DEFAULT_TOP : top,
        groupBy == null ? Preferences.GroupBy.GPU : groupBy);
  }

  private Map<String, Double> profileWeights(String name) {
    Catalog.@Nullable Weights profile = catalog.profiles().get(name);
    if (profile == null) {
      throw settings.wrong(
          "optimize", "give one of " + String.join(", ", catalog.profiles().keySet()));
    }
    return profile.weights();
  }

  private Map<String, Double> ownWeights(String text) {
    String good =
        "give weights of "
            + String.join(", ", shortNames())
            + ", as in cost=0.6,speed=0.3,energy=0.1";
    Map<String, Double> weights = new TreeMap<>();
    double sum = 0;
    for (String part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      @Nullable String criterion = equals < 0 ? null : criterion(part.substring(0, equals).strip());
      if (criterion == null || weights.containsKey(criterion)) {
        throw settings.wrong("weights", good);
      }
      double weight = weight(part.substring(equals + 1), good);
      weights.put(criterion, weight);
      sum += weight;
    }
    if (!(sum > WEIGHT_SLACK)) {
      throw settings.wrong(
          "weights", "at least one weight must be above zero, as in cost=0.6,speed=0.4");
    }
    double total = sum;
    weights.replaceAll((criterion, weight) -> weight / total);
    return weights;
  }

  private double weight(String text, String good) {
    String trimmed = text.strip();
    if (trimmed.equals("0")) {
      return 0;
    }
    try {
      return Quantity.positive(trimmed);
    } catch (IllegalArgumentException e) {
      throw settings.wrong("weights", good);
    }
  }

  private Set<String> criteria() {
    return catalog.profiles().values().iterator().next().weights().keySet();
  }

  private List<String> shortNames() {
    return criteria().stream().map(id -> id.substring(0, id.indexOf('/'))).distinct().toList();
  }

  /** A criterion by its id ({@code cost/per-token}) or by its group alone ({@code cost}). */
  private @Nullable String criterion(String name) {
    for (String id : criteria()) {
      if (id.equals(name) || id.startsWith(name + "/")) {
        return id;
      }
    }
    return null;
  }
}
