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
  static final Answer SOMETHING =
      new Answer("yes", "a framework, a provider or a vendor", Map.of());

  private static final Answer NOTHING = new Answer("no", "whatever ranks best", Map.of());
  private static final Answer ANY = Answer.none("any");

  private final Catalog catalog;

  SoftwareQuestions(Catalog catalog) {
    this.catalog = catalog;
  }

  static Question mustUse() {
    return new Question(
        "what must be used",
        "Must something be used that you already have?",
        "Software that you know, a contract with a cloud, GPUs of one vendor.",
        NOTHING,
        new Question.Doubt(NOTHING, "the ranking then leaves nobody out"),
        new Way.Listed(List.of(NOTHING, SOMETHING)));
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
