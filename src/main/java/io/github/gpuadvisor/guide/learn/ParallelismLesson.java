package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class ParallelismLesson extends Lesson {
  private static final String TEXT =
      """
      A processor of a computer has a few fast cores, each made to finish one task soon.
      A GPU has many slow lanes: the {h100} has {units} compute units, and in each of
      them many threads wait for data while others work. It is fast only when there is
      enough to do at once. One multiplication is no quicker on it than elsewhere;
      millions of independent ones are.

      A matrix product is just that: every number of the result can be computed by
      itself. When a model reads a prompt of {input} tokens, all of them pass through
      each matrix together, and the units are busy. When it writes its answer, tokens come
      one after another, each depending on the one before, and for one reader there is
      little to do at once: the chip mostly waits for weights to arrive.

      The way out is company. An engine that serves several users at the same time
      (batching) reads each weight once and uses it for all of them. What
      gpu-advisor predicts for {model} in 16 bit on one {h100}, {input} tokens in
      and {output} out:

      | users at once | tokens/s for each | tokens/s in all | first token | limit |
      |--:|--:|--:|--:|---|
      {loads}

      "In all" counts the wait for the first token too. From {few} user to {many} the chip writes {gain} times as many tokens in a second, and
      each user gets {loss} times fewer. Nothing was added but work. That is why
      hardware for one person costs far more for each token than hardware that is
      shared, and why the question of how many users there are at once comes before
      the question of which GPU.
      """;

  ParallelismLesson() {
    super(
        new Head(
            "parallelism",
            "Why a GPU wants many things to do at once",
            "why one user leaves a GPU idle and many do not",
            List.of("sweep inference --model llama-3.1-8b --vary concurrency=1:64:x4"),
            List.of("memory", "kv-cache", "parallel-plans")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Accelerator h100 = blanks.gpu("h100-sxm-80gb");
    blanks.name("h100", h100);
    blanks.put("units", Blanks.number(h100.computeUnits()), 4);
    blanks.put("model", blanks.model("llama-3.1-8b").name());
    Candidate first = serving(blanks, 1);
    Inference work = (Inference) blanks.workload("inference", options(1));
    blanks.put("input", Figures.whole(work.inputTokens()));
    blanks.put("output", Figures.whole(work.outputTokens()));
    blanks.rows("loads", USERS, users -> row(users, serving(blanks, users)));
    int most = USERS.get(USERS.size() - 1);
    Candidate last = serving(blanks, most);
    blanks.put("few", Figures.whole(USERS.get(0)));
    blanks.put("many", Figures.whole(most));
    blanks.put("gain", all(last) / all(first), 2);
    blanks.put("loss", each(first) / each(last), 2);
  }

  private static final List<Integer> USERS = List.of(1, 4, 16, 64, 128);

  private static String[] options(int users) {
    return Example.served("concurrency", String.valueOf(users));
  }

  private static Candidate serving(Blanks blanks, int users) {
    return blanks.estimate("inference", options(users));
  }

  private static List<String> row(int users, Candidate served) {
    Performance seen = Blanks.performance(served);
    return List.of(
        Figures.whole(users),
        Blanks.text(each(served), 2),
        Blanks.text(all(served), 2),
        seen.ttft() == null ? "" : Figures.duration(seen.ttft().mean().value()),
        seen.bottleneck().replace('-', ' '));
  }

  private static double each(Candidate served) {
    return value(Blanks.performance(served).outputTokensPerSecondPerUser());
  }

  private static double all(Candidate served) {
    return value(Blanks.performance(served).outputTokensPerSecond());
  }

  private static double value(@Nullable Interval interval) {
    return interval == null ? Double.NaN : interval.value();
  }
}
