package io.github.gpuadvisor.guide.ask;

import java.util.List;

/** Shows questions and takes what is typed. */
public interface Front {
  /** Says something outside of a question. */
  void say(String text);

  /**
   * Puts a question.
   *
   * @param numbered answers that can be chosen by their number
   * @param again true where it stands there already
   */
  Given ask(Question question, List<Answer> numbered, boolean again);

  /** Shows what an answer led to. */
  void show(Turn turn);
}
