package io.github.gpuadvisor.accuracy;

import io.github.gpuadvisor.catalog.Topic;
import io.github.gpuadvisor.deployment.Configuration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A user's own figures by engine era, as engine files keep them. */
final class OwnFigures {
  private final Map<String, List<Case>> cases = new TreeMap<>();

  private OwnFigures() {}

  static OwnFigures of(List<Case> all) {
    OwnFigures figures = new OwnFigures();
    for (Case one : all) {
      if (one.measurement().quantity().isSpeed()) {
        figures
            .cases
            .computeIfAbsent(
                Profiles.key(one.engine().id(), one.era().id()), key -> new ArrayList<>())
            .add(one);
      }
    }
    return figures;
  }

  /** Engines that something was measured with. */
  Set<String> engines() {
    Set<String> engines = new TreeSet<>();
    cases.keySet().forEach(key -> engines.add(key.substring(0, key.indexOf('@'))));
    return engines;
  }

  /** True where something was measured with an era. */
  boolean knows(String era) {
    return cases.containsKey(era);
  }

  /** Kinds of prediction with enough figures of an era to say how far off the rest will be. */
  Set<String> often(String era) {
    Map<Topic, Integer> counts = new EnumMap<>(Topic.class);
    for (Case one : cases.getOrDefault(era, List.of())) {
      counts.merge(one.measurement().topic(), 1, Integer::sum);
    }
    Set<String> often = new TreeSet<>();
    counts.forEach(
        (topic, count) -> {
          if (count >= Errors.FEWEST) {
            often.add(topic.id());
          }
        });
    return often;
  }

  /** The figures of an era as a tree. */
  List<Object> tree(String era) {
    List<Object> figures = new ArrayList<>();
    for (Case one : cases.getOrDefault(era, List.of())) {
      Measurement measurement = one.measurement();
      Map<String, @Nullable Object> figure = new TreeMap<>();
      figure.put(
          "configuration",
          Configuration.of(
              one.candidate().deployment(), measurement.question().request().workload()));
      figure.put("quantity", measurement.quantity().id());
      figure.put("value", BigDecimal.valueOf(measurement.value()));
      figure.put("source", measurement.file() + ":" + measurement.line());
      figures.add(figure);
    }
    return figures;
  }
}
