package io.github.gpuadvisor.guide.ask;

import java.util.function.Supplier;

/**
 * A question.
 *
 * @param name what a refusal calls its answer: {@code budget}
 * @param help a sentence or two for somebody who hears of it for the first time
 * @param standard what Enter takes
 * @param unsure what is taken for somebody who does not know; looked for where somebody says so
 * @param way how it is answered
 */
public record Question(
    String name, String text, String help, Answer standard, Supplier<Doubt> unsure, Way way) {

  /**
   * An answer that the program chooses.
   *
   * @param why the reason, which follows its label
   */
  public record Doubt(Answer taken, String why) {}

  Question(String name, String text, String help, Answer standard, Doubt doubt, Way way) {
    this(name, text, help, standard, () -> doubt, way);
  }

  /** What is taken for somebody who does not know. */
  Doubt doubt() {
    return unsure.get();
  }

  /**
   * What stands for the default in the line that is typed on: its number where answers have one.
   */
  public String mark() {
    int number = way.narrows() ? 0 : way.offered("").indexOf(standard) + 1;
    return number > 0 ? String.valueOf(number) : standard.label();
  }
}
