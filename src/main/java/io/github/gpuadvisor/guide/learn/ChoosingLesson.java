package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.estimate.Estimate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class ChoosingLesson extends Lesson {
  private static final String TEXT =
      """
      There is no best GPU. There is one that suits a model, a load and a purse, and it
      is found by asking in this order.

      First, does it fit? Weights, and a KV cache for every user, have to be held by the
      GPUs together. Fewest of each that hold one user at {context} tokens:

      | model | {titles} |
      |---|{rules}|
      {fits}

      "None" means that no plan of up to {most} GPUs was found. Models are in the format they are
      published in.

      Second, does your software run on it (gpus compat), in the format you want?

      Third, is it fast enough? Two speeds matter and pull apart: how soon the first
      token comes, which needs TFLOPS, and how quickly the others follow, which needs
      bandwidth. State them as limits (--max-ttft, --max-tpot) with the number of users
      (--concurrency), because a chip that is alone with one user says little about
      a hundred.

      Fourth, what does it cost? Not the hour counts, but the answer: dollars a million
      tokens, or dollars for the whole training. For {model} the {cheap} at {cheapHour} an hour and the {dear} at
      {dearHour} write {cheapSpeed} and {dearSpeed} tokens a second for {users} users in FP8, which makes {cheapMillion} and
      {dearMillion} a million tokens. The hour costs {hourTimes} times as much, the work {workTimes} times.

      Last, can you get it? Prices in the catalog are dated, and nobody knows from here
      what is free today. recommend asks all this at once and shows what it left
      out and why; explain shows one GPU's case, with every number back to its source.
      """;

  ChoosingLesson() {
    super(
        new Head(
            "choosing",
            "How to choose",
            "which questions to ask, in which order",
            List.of(
                "recommend inference --model llama-3.1-70b --concurrency 16",
                "explain l40s inference --model llama-3.1-8b",
                "compare h100 mi300x inference --model llama-3.1-70b"),
            List.of("memory", "kv-cache", "frameworks", "edge")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    List<Accelerator> gpus = blanks.gpus("rtx-4090", "l40s", "h100-sxm-80gb", "mi300x", "b200");
    blanks.put("titles", String.join(" | ", gpus.stream().map(Accelerator::shortName).toList()));
    blanks.put("rules", String.join("|", gpus.stream().map(gpu -> "--:").toList()));
    Inference work = (Inference) blanks.workload("inference", options("llama-3.1-8b", "l4"));
    blanks.put("context", Figures.whole(work.context()));
    blanks.put("most", Figures.whole(MOST));
    blanks.rows(
        "fits",
        List.of("llama-3.1-8b", "qwen3-32b", "llama-3.1-70b", "llama-3.1-405b", "deepseek-r1"),
        model -> row(blanks, model, gpus));
    blanks.put("model", blanks.model("llama-3.1-8b").name());
    blanks.put("users", USERS);
    Estimate cheap = rented(blanks, "l4");
    Estimate dear = rented(blanks, "h100-sxm-80gb");
    put(blanks, "cheap", cheap);
    put(blanks, "dear", dear);
    blanks.put(
        "hourTimes",
        Blanks.number(dear.cost().perHour()) / Blanks.number(cheap.cost().perHour()),
        2);
    blanks.put(
        "workTimes",
        Blanks.number(dear.cost().perMillionOutputTokens())
            / Blanks.number(cheap.cost().perMillionOutputTokens()),
        2);
  }

  private static final int MOST = 512;
  private static final String USERS = "16";

  /** One GPU as it is rented, with several users at once. */
  private static Estimate rented(Blanks blanks, String gpu) {
    return blanks.priced(
        "inference",
        "model",
        "llama-3.1-8b",
        "gpu",
        gpu,
        "count",
        "1",
        "precision",
        "fp8",
        "concurrency",
        USERS);
  }

  private static void put(Blanks blanks, String place, Estimate rented) {
    @Nullable Performance seen = rented.performance();
    @Nullable Interval all = seen == null ? null : seen.outputTokensPerSecond();
    blanks.put(place, rented.deployment().gpu().shortName());
    blanks.put(place + "Hour", dollars(rented.cost().perHour()));
    blanks.put(place + "Million", dollars(rented.cost().perMillionOutputTokens()));
    blanks.put(place + "Speed", all == null ? null : all.value(), 2);
  }

  private static String dollars(@Nullable Double usd) {
    return usd == null ? "an unknown price" : "$" + Figures.usd(usd);
  }

  private static String[] options(String model, String gpu) {
    return new String[] {"model", model, "gpu", gpu};
  }

  private static List<String> row(Blanks blanks, String model, List<Accelerator> gpus) {
    List<String> cells = new ArrayList<>(List.of(blanks.model(model).name()));
    for (Accelerator gpu : gpus) {
      cells.add(fewest(blanks, options(model, gpu.id())));
    }
    return cells;
  }

  private static String fewest(Blanks blanks, String... options) {
    try {
      Candidate found = blanks.estimate("inference", options);
      return found.memory().fits() ? Figures.whole(found.deployment().plan().gpus()) : "none";
    } catch (InvalidInputException e) {
      return "none";
    }
  }
}
