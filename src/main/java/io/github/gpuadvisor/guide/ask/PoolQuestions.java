package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.unit.Quantity;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** How training and serving get along on one pool of GPUs. */
final class PoolQuestions {
  /** Keys of a spec with workloads, which no command line has. */
  static final String SHARING = "sharing";

  static final String SHARE = "share";

  static final Answer IN_TURNS =
      Answer.of(
          "in turns", "both on all GPUs, each for its share of the time", SHARING, "in-turns");

  private static final Answer SIDE_BY_SIDE =
      Answer.of("side by side", "each has GPUs of its own, all the time", SHARING, "side-by-side");

  private static final Answer TUNE =
      Answer.of("fine-tune", "teach it your own data", Settled.LEARNING, "fine-tuning");
  private static final Answer TRAIN =
      Answer.of(
          "train", "from its beginning, on all that it shall know", Settled.LEARNING, "training");

  /** Chosen: a night of eight hours and a little. */
  private static final String SOME = "35%";

  private static final MathContext DIGITS = new MathContext(6);
  private static final BigDecimal LEAST = BigDecimal.ONE;
  private static final BigDecimal MOST = BigDecimal.valueOf(99);

  private PoolQuestions() {}

  static Question learning() {
    return new Question(
        "training",
        "Fine-tune it, or train it from its beginning?",
        "What is trained is served in the end, and trained again once there is more to learn.",
        TUNE,
        new Question.Doubt(TUNE, "it takes a small part of the data, the time and the money"),
        new Way.Listed(List.of(TUNE, TRAIN)));
  }

  static Question sharing() {
    return new Question(
        "sharing",
        "How do training and serving share the GPUs?",
        "Side by side, nobody waits. In turns, the same GPUs do both, as in serving by day and "
            + "training by night.",
        SIDE_BY_SIDE,
        new Question.Doubt(SIDE_BY_SIDE, "people can then be served at every hour"),
        new Way.Listed(List.of(SIDE_BY_SIDE, IN_TURNS)));
  }

  static Question share() {
    Answer standard = Answer.of(SOME, SHARE, SOME);
    return new Question(
        "share",
        "Which share of the time is for training?",
        "The rest is for serving. A deadline has to be met within this share.",
        standard,
        new Question.Doubt(standard, "a night of eight hours is about a third of the day"),
        new Way.Stated(PoolQuestions::readShare));
  }

  private static Answer readShare(String typed) {
    try {
      BigDecimal percent =
          BigDecimal.valueOf(Quantity.share(typed)).movePointRight(2).round(DIGITS);
      if (percent.compareTo(LEAST) >= 0 && percent.compareTo(MOST) <= 0) {
        String text = PoolSpec.percent(percent);
        return Answer.of(text, SHARE, text);
      }
    } catch (IllegalArgumentException e) {
      // Refused below, in the same words.
    }
    throw new InvalidInputException(
        "invalid-value", "share " + typed + ": give 1% to 99% of the time, as in 35%");
  }

  /** The number before the sign of a share that was read. */
  static BigDecimal percent(String share) {
    return new BigDecimal(share.substring(0, share.length() - 1));
  }
}
