package io.github.gpuadvisor.guide.ask;

import org.jspecify.annotations.Nullable;

/** Puts one question after another until all are answered. */
public final class Interview {
  /** What can be done at every question, said once before the first. */
  public static final String MANNERS =
      "A few questions, then a ranking. Enter takes the answer in brackets, ? chooses one and says "
          + "why, < goes back, Ctrl-C ends.";

  private Interview() {}

  /**
   * Runs.
   *
   * @return false where the answers ended before the questions
   */
  public static boolean run(Dialogue dialogue, Front front) {
    boolean again = false;
    @Nullable Question question = dialogue.current();
    while (question != null) {
      Given given = front.ask(question, dialogue.numbered(), again);
      if (given instanceof Given.Ended) {
        return false;
      }
      Turn turn = turn(dialogue, given);
      front.show(turn);
      again = turn.outcome() == Turn.Outcome.REFUSED || turn.outcome() == Turn.Outcome.NARROWED;
      question = dialogue.current();
    }
    return true;
  }

  private static Turn turn(Dialogue dialogue, Given given) {
    return given instanceof Given.Chosen chosen
        ? dialogue.choose(chosen.answer())
        : dialogue.type(given instanceof Given.Typed typed ? typed.line() : "");
  }
}
