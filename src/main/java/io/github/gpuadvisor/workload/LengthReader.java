package io.github.gpuadvisor.workload;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.unit.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Settings into how long the requests of an {@link Inference} are. */
final class LengthReader {
  private static final int DEFAULT_INPUT = 2048;
  private static final int DEFAULT_OUTPUT = 512;

  /** Start, language, task and whether times are wanted. */
  private static final int SPEECH_PROMPT = 4;

  /** 75 words. */
  private static final int SPEECH_ANSWER = 100;

  private final Settings settings;
  private final List<Warning> warnings;

  LengthReader(Settings settings, List<Warning> warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  /** Tokens of a prompt, of an answer, and of a sequence that is kept. */
  record Lengths(int input, int output, int context) {}

  Lengths read(Model model) {
    int input = input(model);
    int output = output(model);
    long sum = (long) input + output;
    if (sum == 0 || sum > Integer.MAX_VALUE) {
      throw settings.wrong(
          "inputTokens", "input and output tokens together must be above zero and below 2 billion");
    }
    @Nullable Integer context =
        settings.read("context", Quantity::tokens, WorkloadReader.GOOD_TOKENS);
    if (context != null && context < sum) {
      throw settings.wrong(
          "context", "must hold input and output together: " + sum + " tokens or more");
    }
    int kept = context == null ? (int) sum : context;
    if (context == null && model.generates()) {
      settings.assume(
          "context", String.valueOf(sum), "input and output; a longer one needs more KV cache");
    }
    checkContext(model, kept);
    return new Lengths(input, output, kept);
  }

  /** Prompts; a model without tokens works on one sample at a time. */
  private int input(Model model) {
    @Nullable Transformer shape = model.transformer();
    if (shape == null) {
      return 1;
    }
    if (listens(shape)) {
      return settings.readOr(
          "inputTokens",
          Quantity::tokensOrZero,
          WorkloadReader.GOOD_TOKENS,
          SPEECH_PROMPT,
          "language and task; the sound itself fills the encoder");
    }
    int most = shape.contextLength() > 0 ? shape.contextLength() : DEFAULT_INPUT;
    int otherwise =
        model.generates() ? Math.min(DEFAULT_INPUT, Math.max(1, most / 2)) : Math.min(512, most);
    return settings.readOr(
        "inputTokens",
        Quantity::tokensOrZero,
        WorkloadReader.GOOD_TOKENS,
        otherwise,
        "longer prompts raise TTFT and KV cache");
  }

  private int output(Model model) {
    @Nullable Transformer shape = model.transformer();
    if (!model.generates() || shape == null) {
      return 0;
    }
    if (listens(shape)) {
      return settings.readOr(
          "outputTokens",
          Quantity::tokensOrZero,
          WorkloadReader.GOOD_TOKENS,
          SPEECH_ANSWER,
          "30 s of speech: 150 words a minute, 4 tokens for 3 words");
    }
    int most = shape.contextLength() > 0 ? shape.contextLength() : DEFAULT_INPUT + DEFAULT_OUTPUT;
    return settings.readOr(
        "outputTokens",
        Quantity::tokensOrZero,
        WorkloadReader.GOOD_TOKENS,
        Math.min(DEFAULT_OUTPUT, Math.max(1, most / 4)),
        "longer answers raise KV cache and time per request");
  }

  /** True of encoders that always take the same length of sound. */
  private static boolean listens(Transformer shape) {
    return shape.encoder() != null && shape.encoder().tokens() != null;
  }

  private void checkContext(Model model, int context) {
    @Nullable Transformer shape = model.transformer();
    if (shape != null && shape.contextLength() > 0 && context > shape.contextLength()) {
      warnings.add(
          new Warning(
              "context-beyond-model",
              model.id()
                  + " was made for "
                  + shape.contextLength()
                  + " tokens; "
                  + context
                  + " asks for more"));
    }
  }
}
