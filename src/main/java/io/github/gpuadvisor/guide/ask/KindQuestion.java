package io.github.gpuadvisor.guide.ask;

import java.util.List;

/** What is to be done with a model. */
final class KindQuestion {
  private static final Answer SERVE =
      Answer.of("serve", "let people or programs use a finished model", Settled.KIND, "inference");
  private static final Answer TUNE =
      Answer.of("fine-tune", "teach a finished model your own data", Settled.KIND, "fine-tuning");
  private static final Answer TRAIN =
      Answer.of("train", "make a model from its beginning", Settled.KIND, "training");
  private static final Answer BOTH =
      Answer.of("train and serve", "both from one pool of GPUs", Settled.KIND, Settled.POOL);

  private KindQuestion() {}

  static Question question() {
    return new Question(
        "kind of work",
        "What do you want to do?",
        "A model is a file of numbers that somebody trained. Using it costs least, making a new one "
            + "most.",
        SERVE,
        new Question.Doubt(SERVE, "a finished model can be tried within the hour"),
        new Way.Listed(List.of(SERVE, TUNE, TRAIN, BOTH)));
  }
}
