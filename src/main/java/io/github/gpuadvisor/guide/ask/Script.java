package io.github.gpuadvisor.guide.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
      Function<Settled, Question> question) {
    Step(String id, Predicate<Settled> matters, Function<Settled, Question> question) {
      this(id, List.of(), matters, question);
    }
  }

  /** A question with the place that it stands at. */
  record Put(String step, Question question) {}

  static final String PACE = "pace";
  static final String SHARING = "sharing";
  static final String MUST_USE = "must-use";
  static final String STEP_UP = "step-up";

  private final Sense sense;
  private final List<Step> steps;

  /**
   * @param found looks for the GPUs of this machine
   */
  Script(Sense sense, Supplier<List<String>> found) {
    this.sense = sense;
    List<Step> all = new ArrayList<>();
    subject(all);
    learning(all);
    serving(all);
    together(all);
    means(all, found);
    market(all);
    this.steps = List.copyOf(all);
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

  private void subject(List<Step> all) {
    ModelQuestion model = new ModelQuestion(sense.catalog());
    all.add(new Step("kind", any -> true, any -> KindQuestion.question()));
    List<String> keys = List.of("model", "modelFile", "params");
    all.add(new Step("model", keys, any -> true, model::question));
  }

  private void learning(List<Step> all) {
    TrainingQuestions training = new TrainingQuestions(sense);
    all.add(new Step("learning", Settled::isPool, any -> PoolQuestions.learning()));
    all.add(new Step("method", Script::tunes, any -> TrainingQuestions.method()));
    all.add(new Step("data", Script::tunes, now -> training.data(now.toLearn())));
    all.add(new Step("tokens", Script::trains, now -> training.tokens(now.toLearn())));
    all.add(new Step("length", this::learnsTokens, now -> training.length(now.toLearn())));
    List<String> keys = List.of("deadline");
    all.add(new Step("deadline", keys, Settled::learns, any -> TrainingQuestions.deadline()));
  }

  private void serving(List<Step> all) {
    ServingQuestions serving = new ServingQuestions(sense);
    all.add(new Step("load", Settled::serves, now -> serving.load(now.toServe())));
    all.add(new Step("prompt", this::servesTokens, now -> serving.prompt(now.toServe())));
    all.add(new Step("answer", this::servesTokens, now -> serving.answer(now.toServe())));
    all.add(new Step("context", this::servesTokens, now -> serving.context(now.toServe())));
    all.add(new Step(PACE, this::servesTokens, any -> PaceQuestions.pace()));
    all.add(new Step("first-token", Script::ownPace, any -> PaceQuestions.firstToken()));
    all.add(new Step("tokens-per-second", Script::ownPace, any -> PaceQuestions.perSecond()));
    all.add(new Step("request", Script::ownPace, any -> PaceQuestions.request()));
  }

  private static void together(List<Step> all) {
    all.add(new Step(SHARING, Settled::isPool, any -> PoolQuestions.sharing()));
    all.add(new Step("share", Script::inTurns, any -> PoolQuestions.share()));
  }

  /** What must be used: before the market, which has no say where it is one's own. */
  private void means(List<Step> all, Supplier<List<String>> found) {
    SoftwareQuestions software = new SoftwareQuestions(sense.catalog());
    AtHandQuestions atHand = new AtHandQuestions(sense, found);
    all.add(
        new Step(
            MUST_USE,
            List.of("have", "on"),
            this::leavesChoice,
            now -> SoftwareQuestions.mustUse(now, !sense.isGiven("purchase"))));
    all.add(new Step("have", Script::owns, any -> atHand.have()));
    all.add(new Step(STEP_UP, this::mayStepUp, any -> AtHandQuestions.stepUp()));
    List<String> budget = List.of("budget");
    all.add(new Step("cards", budget, Script::stepsUp, any -> AtHandQuestions.price()));
    List<String> engine = List.of("engine", "framework");
    all.add(new Step("framework", engine, Script::bindsSoftware, software::framework));
    all.add(new Step("vendor", List.of("vendor"), Script::binds, any -> software.vendor()));
  }

  private void market(List<Step> all) {
    MarketQuestions market = new MarketQuestions(sense);
    List<String> purchase = List.of("purchase");
    all.add(new Step("purchase", purchase, this::pays, any -> MarketQuestions.purchase()));
    List<String> provider = List.of("provider");
    all.add(new Step("provider", provider, this::bindsRented, any -> market.provider()));
    all.add(new Step("budget", List.of("budget"), this::pays, market::budget));
  }

  private static boolean tunes(Settled settled) {
    return settled.learning().equals("fine-tuning");
  }

  private static boolean trains(Settled settled) {
    return settled.learning().equals("training");
  }

  private boolean servesTokens(Settled settled) {
    return settled.serves() && sense.countsTokens(settled.toServe());
  }

  private boolean learnsTokens(Settled settled) {
    return settled.learns() && sense.countsTokens(settled.toLearn());
  }

  private static boolean ownPace(Settled settled) {
    return PaceQuestions.OWN.equals(settled.answer(PACE));
  }

  private static boolean inTurns(Settled settled) {
    return PoolQuestions.IN_TURNS.equals(settled.answer(SHARING));
  }

  private static boolean owns(Settled settled) {
    return SoftwareQuestions.OWN.equals(settled.answer(MUST_USE));
  }

  /** A step up is looked for from one's own GPUs, for one workload. */
  private boolean mayStepUp(Settled settled) {
    return owns(settled) && !settled.isPool() && !pays(settled);
  }

  private static boolean stepsUp(Settled settled) {
    return AtHandQuestions.STEP_UP.equals(settled.answer(STEP_UP));
  }

  private static boolean binds(Settled settled) {
    @Nullable Answer answer = settled.answer(MUST_USE);
    return bindsSoftware(settled) || SoftwareQuestions.SOMEBODY.equals(answer);
  }

  private static boolean bindsSoftware(Settled settled) {
    return SoftwareQuestions.SOMETHING.equals(settled.answer(MUST_USE));
  }

  /** Nothing is paid for what is at hand. */
  private boolean pays(Settled settled) {
    return sense.text(settled, "have") == null && sense.text(settled, "on") == null;
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
