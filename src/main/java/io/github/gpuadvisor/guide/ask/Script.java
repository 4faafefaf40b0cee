package io.github.gpuadvisor.guide.ask;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All questions in their order, each with when it matters: the contents page of this package. */
final class Script {
  /**
   * A place in the order.
   *
   * @param keys options that it may settle; where one was typed with the command, it is left out
   * @param matters whether it is put, after what has been answered
   * @param question how it is put, after what has been answered
   */
  private record Step(
      String id,
      List<String> keys,
      Predicate<Settled> matters,
      Function<Settled, Question> question) {}

  /** A question with the place that it stands at. */
  record Put(String step, Question question) {}

  static final String PACE = "pace";
  static final String MUST_USE = "must-use";

  private final Sense sense;
  private final List<Step> steps;

  Script(Sense sense) {
    this.sense = sense;
    ModelQuestion model = new ModelQuestion(sense.catalog());
    ServingQuestions serving = new ServingQuestions(sense);
    TrainingQuestions training = new TrainingQuestions(sense);
    MarketQuestions market = new MarketQuestions(sense);
    SoftwareQuestions software = new SoftwareQuestions(sense.catalog());
    // A pool that trains and serves is a spec with several workloads: it joins KindQuestion as an
    // answer of its own once a spec can ask for it, and brings its steps here.
    this.steps =
        List.of(
            new Step("kind", List.of(), all -> true, all -> KindQuestion.question()),
            new Step(
                "model", List.of("model", "modelFile", "params"), all -> true, model::question),
            new Step("load", List.of(), Script::serves, serving::load),
            new Step("prompt", List.of(), this::servesTokens, serving::prompt),
            new Step("answer", List.of(), this::servesTokens, serving::answer),
            new Step("context", List.of(), this::servesTokens, serving::context),
            new Step(PACE, List.of(), this::servesTokens, all -> PaceQuestions.pace()),
            new Step("first-token", List.of(), Script::ownPace, all -> PaceQuestions.firstToken()),
            new Step(
                "tokens-per-second", List.of(), Script::ownPace, all -> PaceQuestions.perSecond()),
            new Step("request", List.of(), Script::ownPace, all -> PaceQuestions.request()),
            new Step("method", List.of(), Script::tunes, all -> TrainingQuestions.method()),
            new Step("data", List.of(), Script::tunes, training::data),
            new Step("tokens", List.of(), Script::trains, training::tokens),
            new Step("length", List.of(), this::learnsTokens, training::length),
            new Step(
                "deadline",
                List.of("deadline"),
                Script::learns,
                all -> TrainingQuestions.deadline()),
            new Step(
                "purchase", List.of("purchase"), all -> true, all -> MarketQuestions.purchase()),
            new Step("budget", List.of("budget"), all -> true, market::budget),
            new Step(MUST_USE, List.of(), this::leavesChoice, all -> SoftwareQuestions.mustUse()),
            new Step(
                "framework", List.of("engine", "framework"), Script::binds, software::framework),
            new Step("provider", List.of("provider"), this::bindsRented, all -> market.provider()),
            new Step("vendor", List.of("vendor"), Script::binds, all -> software.vendor()));
  }

  /** The question that follows what has been answered; null after the last. */
  @Nullable Put next(Settled settled) {
    for (Step step : steps) {
      boolean given = step.keys().stream().anyMatch(sense::isGiven);
      if (!given && !settled.answered(step.id()) && step.matters().test(settled)) {
        return new Put(step.id(), step.question().apply(settled));
      }
    }
    return null;
  }

  private static boolean serves(Settled settled) {
    return settled.kind().equals("inference");
  }

  private static boolean learns(Settled settled) {
    return !serves(settled);
  }

  private static boolean tunes(Settled settled) {
    return settled.kind().equals("fine-tuning");
  }

  private static boolean trains(Settled settled) {
    return settled.kind().equals("training");
  }

  private boolean servesTokens(Settled settled) {
    return serves(settled) && sense.countsTokens(settled);
  }

  private boolean learnsTokens(Settled settled) {
    return learns(settled) && sense.countsTokens(settled);
  }

  private static boolean ownPace(Settled settled) {
    return PaceQuestions.OWN.equals(settled.answer(PACE));
  }

  private static boolean binds(Settled settled) {
    return SoftwareQuestions.SOMETHING.equals(settled.answer(MUST_USE));
  }

  /** Cards to buy have no provider. */
  private boolean bindsRented(Settled settled) {
    return binds(settled) && !"buy".equals(sense.text(settled, "purchase"));
  }

  /** False where all that could be bound was bound on the command line. */
  private boolean leavesChoice(Settled settled) {
    return !sense.isGiven("provider") || !sense.isGiven("vendor") || !sense.isGiven("framework");
  }
}
