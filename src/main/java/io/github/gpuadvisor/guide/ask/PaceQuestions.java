package io.github.gpuadvisor.guide.ask;

import java.util.List;
import java.util.Map;

/**
 * How fast answers must be. Adults read 238 English words a minute silently (Brysbaert 2019,
 * doi.org/10.1016/j.jml.2019.104047): at 0.75 words for each token, 5.3 tokens a second.
 */
final class PaceQuestions {
  static final Answer OWN = new Answer("own limits", "three more questions", Map.of());

  private static final Answer NONE =
      new Answer("no limit", "the ranking shows how fast each is", Map.of());

  /** Chosen: a start that nobody waits for long, and twice as fast as people read. */
  private static final Answer READING =
      Answer.of(
              "reading",
              "first word within 2 s, then 10 tokens a second: twice as fast as people read",
              "maxTtft",
              "2s")
          .and("minTokensPerSecond", "10");

  private PaceQuestions() {}

  static Question pace() {
    return new Question(
        "speed",
        "How fast must it answer?",
        "Where people watch, an answer should start soon and be written faster than they read. "
            + "Work in the background needs no limit.",
        NONE,
        new Question.Doubt(
            READING,
            "a first word within 2 s is not waited for, and 10 tokens a second are twice as fast as people read"),
        new Way.Listed(List.of(NONE, READING, OWN)));
  }

  static Question firstToken() {
    return limit(
        "first word",
        "After what time must the first word be there?",
        "Judged for 95 of 100 requests. A time with its unit: 500ms, 2s.",
        "maxTtft");
  }

  static Question perSecond() {
    return limit(
        "tokens per second",
        "How many tokens a second must each person get?",
        "People read about 5 tokens a second.",
        "minTokensPerSecond");
  }

  static Question request() {
    return limit(
        "whole answer",
        "After what time must the whole answer be there?",
        "Judged for 95 of 100 requests. A time with its unit: 20s.",
        "maxE2e");
  }

  private static Question limit(String name, String text, String help, String key) {
    return new Question(
        name,
        text,
        help,
        Answer.none("no limit"),
        new Question.Doubt(Answer.none("no limit"), "the ranking shows what each reaches"),
        new Way.Stated(typed -> Texts.optional(typed, Answer.none("no limit"), key)));
  }
}
