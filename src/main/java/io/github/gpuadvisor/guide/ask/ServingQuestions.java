package io.github.gpuadvisor.guide.ask;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.unit.Quantity;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How much a served model has to do. Words and tokens are compared as OpenAI does for English: 100
 * tokens are about 75 words, or a paragraph
 * (help.openai.com/en/articles/4936856-what-are-tokens-and-how-to-count-them).
 */
final class ServingQuestions {
  /** Chosen: what ranks first for one user mostly ranks first for so many. */
  private static final String SOME_USERS = "16";

  private static final Pattern COUNTED = Pattern.compile("(?i)(.+?)\\s*(cameras?|hours?)");

  private static final String SOUND = " Or how much sound there is in all: 200 hours.";

  private static final Map<String, Double> UNITS = Map.of("s", 1.0, "min", 60.0, "h", 3600.0);

  /** A rate that is no rounder than people type. */
  private static final MathContext DIGITS = new MathContext(6);

  private final Sense sense;

  ServingQuestions(Sense sense) {
    this.sense = sense;
  }

  Question load(Settled settled) {
    @Nullable Model model = sense.model(settled);
    return model != null && model.generates() ? users(settled) : samples(settled);
  }

  private Question users(Settled settled) {
    return new Question(
        "users at once",
        "How many people use it at the same moment?",
        "Those who wait for an answer right now, not all who have access. Or how often requests "
            + "arrive: 2.5/s, 100/min."
            + (hears(settled) ? SOUND : ""),
        Answer.none(sense.usual(settled, "concurrency")),
        new Question.Doubt(
            Answer.of(SOME_USERS, "concurrency", SOME_USERS),
            "what serves one serves that many at the same price, each somewhat slower"),
        new Way.Stated(ServingQuestions::readLoad));
  }

  private Question samples(Settled settled) {
    @Nullable Model model = sense.model(settled);
    Model.@Nullable Sample sample = model == null ? null : model.sample();
    String unit = sample == null ? "text" : sample.unit().replace('-', ' ');
    Answer standard = Answer.none(sense.usual(settled, "concurrency"));
    return new Question(
        "samples at once",
        "How many samples at the same moment?",
        "A sample of this model is one "
            + unit
            + ". max fills every batch, which costs least for each. Or how often they arrive: "
            + "500/s."
            + (sees(model) ? " Or cameras to look at: 8 cameras." : hears(settled) ? SOUND : ""),
        standard,
        new Question.Doubt(
            Answer.of("max", "concurrency", "max"), "full batches cost least for each sample"),
        new Way.Stated(ServingQuestions::readLoad));
  }

  Question prompt(Settled settled) {
    return length(
        settled,
        "inputTokens",
        "prompt",
        "How long is a prompt, in tokens?",
        "All that is sent with a question: instructions, documents, what was said before. 1,000 "
            + "tokens are about 750 English words, 100 a paragraph.",
        "that is room for instructions and some paragraphs");
  }

  Question answer(Settled settled) {
    return length(
        settled,
        "outputTokens",
        "answer",
        "How long is an answer, in tokens?",
        "Answers are written token by token, so their length sets most of the time.",
        "that is room for some paragraphs");
  }

  Question context(Settled settled) {
    return length(
        settled,
        "context",
        "longest conversation",
        "How long may the longest conversation get, in tokens?",
        "Prompt and answer together. Memory is kept free for it.",
        "that holds the prompt and the answer that you gave");
  }

  private Question length(
      Settled settled, String key, String name, String text, String help, String why) {
    Answer standard = Answer.none(Texts.read(sense.usual(settled, key)));
    return new Question(
        name,
        text,
        help,
        standard,
        new Question.Doubt(standard, why),
        new Way.Stated(typed -> Answer.of(typed, key, typed)));
  }

  private boolean hears(Settled settled) {
    @Nullable Model model = sense.model(settled);
    return model != null && model.sample() != null && model.sample().unit().startsWith("audio");
  }

  private static boolean sees(@Nullable Model model) {
    return model != null && model.kind() == Model.Kind.VISION;
  }

  /** Users at once, a rate with its unit, cameras, or hours of sound. */
  private static Answer readLoad(String typed) {
    Matcher counted = COUNTED.matcher(typed);
    if (counted.matches()) {
      boolean cameras = counted.group(2).toLowerCase(Locale.ROOT).startsWith("camera");
      return Answer.of(typed, cameras ? "streams" : "audioHours", counted.group(1));
    }
    int slash = typed.indexOf('/');
    if (slash < 0) {
      return Answer.of(typed, "concurrency", typed);
    }
    @Nullable Double seconds =
        UNITS.get(typed.substring(slash + 1).strip().toLowerCase(Locale.ROOT));
    try {
      if (seconds != null) {
        BigDecimal rate =
            BigDecimal.valueOf(Quantity.positive(typed.substring(0, slash)) / seconds);
        String perSecond = rate.round(DIGITS).stripTrailingZeros().toPlainString();
        return Answer.of(typed, "requestsPerSecond", perSecond);
      }
    } catch (IllegalArgumentException e) {
      // Refused below, in the same words.
    }
    throw new InvalidInputException(
        "invalid-value", "'" + typed + "': give a rate above zero, as in 2.5/s, 100/min or 500/h");
  }
}
