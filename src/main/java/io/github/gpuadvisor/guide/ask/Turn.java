package io.github.gpuadvisor.guide.ask;

import java.util.List;

/**
 * What an answer led to.
 *
 * @param shown what it was taken as; what a name may mean where it was narrowed
 * @param said a sentence about it; empty where nothing is to be said
 */
public record Turn(Outcome outcome, List<Answer> shown, String said) {
  /** Where the questions go on. */
  public enum Outcome {
    TAKEN,
    /** The same question again, for a reason. */
    REFUSED,
    /** The same question again, with what is left to choose from. */
    NARROWED,
    /** The question before. */
    BACK
  }

  public Turn {
    shown = List.copyOf(shown);
  }

  static Turn taken(Answer answer, String said) {
    return new Turn(Outcome.TAKEN, List.of(answer), said);
  }

  static Turn refused(String why) {
    return new Turn(Outcome.REFUSED, List.of(), why);
  }

  static Turn narrowed(List<Answer> left) {
    return new Turn(Outcome.NARROWED, left, "");
  }

  static Turn back() {
    return new Turn(Outcome.BACK, List.of(), "");
  }
}
