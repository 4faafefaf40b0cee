package io.github.gpuadvisor.catalog;

import io.github.gpuadvisor.document.Fields;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code fit} of an era; its figures of error are for readers and are passed over. */
final class FitReader {
  private FitReader() {}

  static @Nullable Fit read(Fields era) {
    @Nullable Fields f = era.objectOrNull("fit");
    if (f == null) {
      return null;
    }
    f.take("topics");
    f.take("byFamily");
    Fit fit = new Fit(seen(f), widths(f, "intervals"), widths(f, "ownIntervals"), own(f));
    f.done();
    return fit;
  }

  private static Map<Topic.Work, Fit.Seen> seen(Fields f) {
    Map<Topic.Work, Fit.Seen> all = new EnumMap<>(Topic.Work.class);
    Fields seen = f.object("seen");
    for (String id : seen.keys()) {
      Topic.@Nullable Work work = Topic.Work.of(id);
      if (work == null) {
        throw f.wrong("seen", "unknown work " + id);
      }
      Fields one = seen.object(id);
      all.put(
          work,
          new Fit.Seen(
              new LinkedHashSet<>(one.texts("gpus")),
              new LinkedHashSet<>(one.texts("families")),
              new LinkedHashSet<>(one.texts("models"))));
      one.done();
    }
    return all;
  }

  private static Set<Topic> own(Fields f) {
    Set<Topic> own = EnumSet.noneOf(Topic.class);
    for (String id : f.texts("own")) {
      own.add(topic(f, "own", id));
    }
    return own;
  }

  private static Topic topic(Fields f, String key, String id) {
    @Nullable Topic topic = Topic.of(id);
    if (topic == null) {
      throw f.wrong(key, "unknown topic " + id);
    }
    return topic;
  }

  private static Map<Topic, Map<Fit.Novelty, Double>> widths(Fields f, String key) {
    Map<Topic, Map<Fit.Novelty, Double>> widths = new EnumMap<>(Topic.class);
    Fields intervals = f.object(key);
    for (String id : intervals.keys()) {
      widths.put(topic(f, key, id), byNovelty(intervals, id));
    }
    return widths;
  }

  private static Map<Fit.Novelty, Double> byNovelty(Fields intervals, String topic) {
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
