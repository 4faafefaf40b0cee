package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much a model has to learn, and until when. */
final class TrainingQuestions {
  private static final Pattern EXAMPLES = Pattern.compile("(?i)(.+?)\\s*(examples?|samples?)");
  private static final Pattern TOKENS = Pattern.compile("(?i)(.+?)\\s*tokens?");

  private static final Answer LORA =
      Answer.of("lora", "small adapters beside frozen weights", "method", "lora");
  private static final Answer QLORA =
      Answer.of("qlora", "the same beside weights of 4 bits: least memory", "method", "qlora");
  private static final Answer FULL =
      Answer.of("full", "all weights: most memory, most freedom", "method", "full");

  private final Sense sense;

  TrainingQuestions(Sense sense) {
    this.sense = sense;
  }

  static Question method() {
    return new Question(
        "method",
        "How is it to be fine-tuned?",
        "The less of the model is trained, the less memory it takes.",
        LORA,
        new Question.Doubt(LORA, "it needs a fraction of the memory of training all weights"),
        new Way.Listed(List.of(LORA, QLORA, FULL)));
  }

  Question data(Settled settled) {
    boolean tokens = sense.countsTokens(settled);
    String usual = Texts.read(sense.usual(settled, "tokens"));
    Answer standard = Answer.none(usual + (transformer(settled) ? " tokens" : " samples"));
    return new Question(
        "data",
        "How much data is it to learn?",
        tokens
            ? "Every pass over it counts again: 5000 examples, or 50M tokens, where 1,000 tokens are "
                + "about 750 English words."
            : "Every pass over it counts again. In samples: 10k.",
        standard,
        new Question.Doubt(standard, "it is a usual size, and time and cost grow in proportion"),
        new Way.Stated(typed -> readData(typed, tokens)));
  }

  Question tokens(Settled settled) {
    boolean tokens = sense.countsTokens(settled);
    String unit = tokens || transformer(settled) ? " tokens" : " samples";
    Answer standard = Answer.none(Texts.read(sense.usual(settled, "tokens")) + unit);
    return new Question(
        unit.strip(),
        "How many" + unit + " is it to be trained on?",
        "Every pass over the data counts again. "
            + (tokens ? "1,000 tokens are about 750 English words; as in 300B." : "As in 100M."),
        standard,
        new Question.Doubt(
            standard,
            transformer(settled)
                ? "20 for each parameter make the best use of the compute (Hoffmann et al. 2022)"
                : "it is a usual size, and time and cost grow in proportion"),
        new Way.Stated(typed -> Answer.of(typed, "tokens", number(typed))));
  }

  Question length(Settled settled) {
    Answer standard = Answer.none(Texts.read(sense.usual(settled, "sequenceLength")));
    return new Question(
        "example",
        "How long is an example, in tokens?",
        "The longest piece of text that is learned in one go. Longer ones need more memory.",
        standard,
        new Question.Doubt(standard, "about 1,500 English words are enough for most texts"),
        new Way.Stated(typed -> Answer.of(typed, "sequenceLength", typed)));
  }

  static Question deadline() {
    Answer none = Answer.none("no deadline");
    return new Question(
        "deadline",
        "How long may it take?",
        "A time with its unit: 12h, 30d. A short one needs more GPUs at once.",
        none,
        new Question.Doubt(none, "the ranking shows how long each takes"),
        new Way.Stated(typed -> Texts.optional(typed, none, "deadline")));
  }

  /** A bare number counts samples, but of a language model it may count either. */
  private static Answer readData(String typed, boolean tokens) {
    boolean examples = EXAMPLES.matcher(typed).matches();
    if (tokens && !examples && !TOKENS.matcher(typed).matches()) {
      throw new InvalidInputException(
          "invalid-value", "'" + typed + "': say of what, as in 5000 examples or 50M tokens");
    }
    return Answer.of(typed, tokens && !examples ? "tokens" : "samples", number(typed));
  }

  /** A number with or without the word for what it counts. */
  private static String number(String typed) {
    Matcher tokens = TOKENS.matcher(typed);
    Matcher samples = EXAMPLES.matcher(typed);
    return (tokens.matches() ? tokens.group(1) : samples.matches() ? samples.group(1) : typed)
        .toUpperCase(Locale.ROOT);
  }

  private boolean transformer(Settled settled) {
    @Nullable Model model = sense.model(settled);
    return model != null && model.transformer() != null;
  }
}
