package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code fit} of an era; its figures of error are for readers and are passed over. */
final class FitReader {
  private FitReader() {}

  static @Nullable Fit read(Fields era) {
    @Nullable Fields f = era.objectOrNull("fit");
    if (f == null) {
      return null;
    }
    Map<Topic, Map<Fit.Novelty, Double>> widths = new EnumMap<>(Topic.class);
    Fields intervals = f.object("intervals");
    for (String id : intervals.keys()) {
      @Nullable Topic topic = Topic.of(id);
      if (topic == null) {
        throw f.wrong("intervals", "unknown topic " + id);
      }
      widths.put(topic, widths(intervals, id));
    }
    f.take("topics");
    f.take("byFamily");
    Fit fit =
        new Fit(
            new LinkedHashSet<>(f.texts("gpus")),
            new LinkedHashSet<>(f.texts("families")),
            new LinkedHashSet<>(f.texts("models")),
            widths);
    f.done();
    return fit;
  }

  private static Map<Fit.Novelty, Double> widths(Fields intervals, String topic) {
    Map<Fit.Novelty, Double> widths = new EnumMap<>(Fit.Novelty.class);
    intervals
        .numbers(topic)
        .forEach(
            (id, width) -> {
              Fit.@Nullable Novelty novelty = Fit.Novelty.of(id);
              if (novelty == null || width == null || width < 0) {
                throw intervals.wrong(topic, "no width of " + id);
              }
              widths.put(novelty, width);
            });
    return widths;
  }
}
