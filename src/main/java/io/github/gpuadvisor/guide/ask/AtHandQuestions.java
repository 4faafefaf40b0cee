package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.workload.Budget;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** GPUs of one's own, and what would be better. */
final class AtHandQuestions {
  static final Answer STEP_UP =
      Answer.of("yes", "the cheapest cards to buy that are clearly better", "upgrade", "true");

  private static final Answer STAY = new Answer("no", "what is there has to do", Map.of());
  private static final Answer NONE = Answer.none("none");
  private static final Answer NO_LIMIT = Answer.none("no limit");

  private static final String NOT_FOUND =
      "no whole GPU that the catalog knows was found on this machine; gpu-advisor detect says what "
          + "there is";

  private final Sense sense;
  private final Supplier<List<String>> found;

  /**
   * @param found looks for GPUs of this machine; asked only where somebody does not know
   */
  AtHandQuestions(Sense sense, Supplier<List<String>> found) {
    this.sense = sense;
    this.found = found;
  }

  Question have() {
    return new Question(
        "own GPUs",
        "Which GPUs do you have?",
        "Their name, with a number before it: 2x RTX 4090. Several kinds with commas between them. "
            + "? looks for those of this machine.",
        NONE,
        this::onThisMachine,
        new GpuSearch(sense.catalog(), NONE, this::here));
  }

  /** Somebody says that it is those of this machine. */
  private Answer here() {
    String text = String.join(", ", found.get());
    if (text.isEmpty()) {
      throw new InvalidInputException("unknown-gpu", NOT_FOUND);
    }
    return Answer.of(text, GpuSearch.KEY, text);
  }

  private Question.Doubt onThisMachine() {
    String text = String.join(", ", found.get());
    return text.isEmpty()
        ? new Question.Doubt(NONE, NOT_FOUND)
        : new Question.Doubt(Answer.of(text, GpuSearch.KEY, text), "that is what this machine has");
  }

  static Question stepUp() {
    return new Question(
        "step up",
        "Is the cheapest step up to be shown?",
        "Cards to buy that are no slower, keep as many bits of the model, and bring more bits or "
            + "half as much speed again.",
        STAY,
        new Question.Doubt(STEP_UP, "to know what it would cost costs nothing"),
        new Way.Listed(List.of(STAY, STEP_UP)));
  }

  static Question price() {
    return new Question(
        "budget",
        "What is the most that the cards may cost?",
        "US dollars for all of them: 2500.",
        NO_LIMIT,
        new Question.Doubt(NO_LIMIT, "the cheapest step is the one that is shown"),
        new Way.Stated(AtHandQuestions::readPrice));
  }

  /** Cards are paid for once, so that an amount alone says it all. */
  private static Answer readPrice(String typed) {
    Answer answer = Texts.optional(typed, NO_LIMIT, "budget");
    if (answer.equals(NO_LIMIT)) {
      return answer;
    }
    String whole = typed.indexOf('/') < 0 ? typed + "/purchase" : typed;
    try {
      if (!Budget.of(whole).rents()) {
        return Answer.of(typed, "budget", whole);
      }
    } catch (IllegalArgumentException e) {
      // Refused below, in the same words.
    }
    throw new InvalidInputException(
        "invalid-value", "budget " + typed + ": give an amount for the cards, as in 2500");
  }
}
