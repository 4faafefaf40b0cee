package io.github.gpuadvisor.catalog.survey;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Offer;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many there are of each kind of record.
 *
 * @param gpus by vendor, then by class
 * @param models by kind
 * @param families distinct architectures of models
 * @param offers by kind of price
 * @param cards GPUs that have a purchase price
 */
public record Census(
    Map<String, Map<String, Integer>> gpus,
    Map<String, Integer> models,
    int families,
    Map<String, Integer> offers,
    int providers,
    int purchases,
    int cards,
    int systems,
    int engines,
    int sources) {

  public Census {
    gpus = Collections.unmodifiableMap(gpus);
    models = Collections.unmodifiableMap(models);
    offers = Collections.unmodifiableMap(offers);
  }

  /** Counts. */
  public static Census of(Catalog catalog) {
    Map<String, Map<String, Integer>> gpus = new TreeMap<>();
    for (Accelerator gpu : catalog.gpus()) {
      gpus.computeIfAbsent(gpu.vendor().id(), any -> new TreeMap<>())
          .merge(gpu.gpuClass().id(), 1, Integer::sum);
    }
    Map<String, Integer> models = new TreeMap<>();
    Set<String> families = new TreeSet<>();
    for (String id : catalog.modelIds()) {
      Model model = catalog.model(id);
      models.merge(model.kind().id(), 1, Integer::sum);
      families.add(model.family() == null ? id : model.family());
    }
    Map<String, Integer> offers = new TreeMap<>();
    Set<String> providers = new TreeSet<>();
    for (Offer offer : catalog.offers()) {
      offers.merge(offer.pricing().id(), 1, Integer::sum);
      providers.add(offer.provider());
    }
    int purchases = 0;
    for (String gpu : catalog.purchased()) {
      purchases += catalog.purchasesOf(gpu).size();
    }
    return new Census(
        gpus,
        models,
        families.size(),
        offers,
        providers.size(),
        purchases,
        catalog.purchased().size(),
        catalog.systems().size(),
        catalog.engines().size(),
        catalog.sources().size());
  }

  /** The sum of counts. */
  public static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
