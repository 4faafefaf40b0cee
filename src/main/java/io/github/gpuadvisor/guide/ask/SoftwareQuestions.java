package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Engine;
import io.github.gpuadvisor.catalog.Vendor;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What must be used, whatever would be better. */
final class SoftwareQuestions {
  /** Of work of one kind; several kinds have no framework in common. */
  static final Answer SOMETHING =
      new Answer("something else", "a framework, a provider or a vendor", Map.of());

  static final Answer SOMEBODY = new Answer("something else", "a provider or a vendor", Map.of());

  static final Answer OWN =
      new Answer("own GPUs", "cards that are there, so that nothing is paid", Map.of());

  private static final Answer NOTHING = new Answer("no", "whatever ranks best", Map.of());
  private static final Answer ANY = Answer.none("any");

  private final Catalog catalog;

  SoftwareQuestions(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * What must be used.
   *
   * @param own whether GPUs of one's own can be an answer
   */
  static Question mustUse(Settled settled, boolean own) {
    Answer other = settled.isPool() ? SOMEBODY : SOMETHING;
    return new Question(
        "what must be used",
        "Must something be used that you already have?",
        "GPUs of your own, a contract with a cloud, software or a vendor that you know.",
        NOTHING,
        new Question.Doubt(NOTHING, "the ranking then leaves nobody out"),
        new Way.Listed(own ? List.of(NOTHING, OWN, other) : List.of(NOTHING, other)));
  }

  Question framework(Settled settled) {
    List<Answer> engines = new ArrayList<>(List.of(ANY));
    for (Engine engine : catalog.engines()) {
      if (engine.uses().contains(settled.kind())) {
        engines.add(Answer.of(engine.id(), engine.name(), "framework", engine.id()));
      }
    }
    return new Question(
        "framework",
        "In which framework?",
        "The software that runs the model. Which GPUs it runs on decides who can be ranked.",
        ANY,
        new Question.Doubt(ANY, "each GPU gets one that runs on it"),
        new Way.Listed(engines));
  }

  Question vendor() {
    Map<Vendor, Integer> counts = new EnumMap<>(Vendor.class);
    for (Accelerator gpu : catalog.gpus()) {
      counts.merge(gpu.vendor(), 1, Integer::sum);
    }
    List<Answer> vendors = new ArrayList<>(List.of(ANY));
    counts.forEach(
        (vendor, count) ->
            vendors.add(
                new Answer(
                    vendor.id(),
                    vendor.title() + ", " + count + (count == 1 ? " GPU" : " GPUs"),
                    Map.of("vendor", vendor.id()))));
    return new Question(
        "vendor",
        "From which vendor?",
        "Who makes the GPU.",
        ANY,
        new Question.Doubt(ANY, "what cannot run the model is left out anyway"),
        new Way.Listed(vendors));
  }
}
