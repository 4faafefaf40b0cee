package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.unit.Figures;
import org.jspecify.annotations.Nullable;

/** Which model. */
final class ModelQuestion {
  /** Chosen: the models of the examples in this program's help, where a catalog has them. */
  private static final String USUAL = "llama-3.1-8b";

  private static final String USUAL_TO_TRAIN = "llama-3.2-1b";
  private static final double USUAL_SIZE = 8e9;
  private static final double USUAL_SIZE_TO_TRAIN = 1e9;

  private final Catalog catalog;
  private final ModelSearch search;

  ModelQuestion(Catalog catalog) {
    this.catalog = catalog;
    this.search = new ModelSearch(catalog);
  }

  Question question(Settled settled) {
    boolean training = settled.kind().equals("training");
    Model usual = training ? near(USUAL_TO_TRAIN, USUAL_SIZE_TO_TRAIN) : near(USUAL, USUAL_SIZE);
    Answer standard = search.answer(usual);
    String size = Figures.compact(usual.parameters()) + " parameters";
    return new Question(
        "model",
        "Which model?",
        "Type part of a name, or a size such as 70B (billions of parameters, the numbers in the "
            + "file). Not only language models: images, sound and vision too. The list begins with "
            + "the newest.",
        standard,
        new Question.Doubt(
            standard,
            training
                ? "training costs grow with the square of the size, and " + size + " are few"
                : "a single GPU can hold its " + size),
        search.startingWith(standard));
  }

  /** The model of an id, else the language model whose size is nearest. */
  private Model near(String id, double size) {
    if (catalog.modelIds().contains(id)) {
      return catalog.model(id);
    }
    @Nullable Model best = null;
    for (String other : catalog.modelIds()) {
      Model model = catalog.model(other);
      boolean first = best == null || (isLanguage(model) && !isLanguage(best));
      if (first || (best != null && isLanguage(model) && off(model, size) < off(best, size))) {
        best = model;
      }
    }
    if (best == null) {
      throw new IllegalStateException("a catalog without models");
    }
    return best;
  }

  private static boolean isLanguage(Model model) {
    return model.kind() == Model.Kind.DECODER;
  }

  private static double off(Model model, double size) {
    return Math.abs(Math.log(model.parameters() / size));
  }
}
