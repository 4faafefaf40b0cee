package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class ParallelPlansLesson extends Lesson {
  private static final String TEXT =
      """
      When a model does not fit one GPU, or one is too slow, the work is divided. There
      are few ways to do it, and real plans combine them; gpu-advisor writes them in
      short.

      | way | written | what is divided | what must be sent |
      |---|---|---|---|
      | data | DP | the users or the batch | gradients, in training |
      | tensor | TP | every matrix, by heads | sums, twice a layer |
      | pipeline | PP | the layers, in order | what one layer hands on |
      | expert | EP | experts of a mixture | tokens to their experts |
      | ZeRO, FSDP | ZeRO, FSDP | state of training | weights and gradients |

      Tensor parallelism is the way to answer sooner: each GPU reads only its part of
      the weights. {large} in 16 bit on {h100}, one user:

      | GPUs | weights GiB on each | fits | tokens/s |
      |--:|--:|---|--:|
      {tensor}

      {widest} GPUs are not {widest} times as fast as one: sums have to be sent, and starting the
      work takes its time. Heads cannot be cut in halves either, so degrees divide
      their number.

      Copies (data parallelism) serve more users and no user sooner. In training
      each copy would hold all of the optimizer's state; ZeRO deals that state out
      instead. {small} trained on {count} {h100}, GiB on each:

      | stage | what is dealt out | GiB needed | usable |
      |--:|---|--:|--:|
      {stages}

      A pipeline needs little traffic, so it joins machines where tensor parallelism
      would choke, and pays with time in which stages wait for work. A plan such as
      {example} for {gpus} GPUs, which gpu-advisor chooses to train {gpt} on the {a100},
      uses fast links for TP, the network for PP and DP.
      """;

  ParallelPlansLesson() {
    super(
        new Head(
            "parallel-plans",
            "Spreading one model over many GPUs",
            "data, tensor, pipeline and expert parallelism, ZeRO",
            List.of(
                "estimate inference --model llama-3.1-70b --gpu h100 --count 4",
                "estimate training --model llama-3.1-70b --gpu h100 --count 256"),
            List.of("interconnect", "training-memory", "kv-cache")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    blanks.put("large", blanks.model("llama-3.1-70b").name());
    blanks.put("small", blanks.model("llama-3.1-8b").name());
    blanks.put("gpt", blanks.model("gpt-3").name());
    blanks.name("h100", blanks.gpu("h100-sxm-80gb"));
    blanks.name("a100", blanks.gpu("a100-sxm-80gb"));
    blanks.put("count", DEGREES.get(DEGREES.size() - 1));
    blanks.put("widest", DEGREES.get(DEGREES.size() - 1));
    blanks.rows("tensor", DEGREES, degree -> tensor(blanks, degree));
    blanks.rows("stages", List.of("0", "1", "2", "3"), stage -> stage(blanks, stage));
    Candidate large =
        blanks.estimate("training", "model", "gpt-3", "gpu", "a100-sxm-80gb", "count", "1024");
    blanks.put("example", large.deployment().plan().summary());
    blanks.put("gpus", Figures.whole(large.deployment().plan().gpus()));
  }

  private static final List<String> DEGREES = List.of("1", "2", "4", "8");
  private static final List<String> DEALT =
      List.of("nothing", "optimizer", "and gradients", "and weights");

  private static List<String> tensor(Blanks blanks, String degree) {
    Candidate served = blanks.estimate("inference", Example.split("h100-sxm-80gb", degree));
    @Nullable Interval each = Blanks.performance(served).outputTokensPerSecondPerUser();
    return List.of(
        degree,
        Figures.fixed(served.memory().weightsPerGpu().gib(), 1),
        served.memory().fits() ? "yes" : "no",
        each == null ? "unknown" : Blanks.text(each.value(), 2));
  }

  private static List<String> stage(Blanks blanks, String stage) {
    MemoryEstimate memory =
        blanks
            .estimate(
                "training",
                "model",
                "llama-3.1-8b",
                "gpu",
                "h100-sxm-80gb",
                "count",
                DEGREES.get(DEGREES.size() - 1),
                "tensorParallel",
                "1",
                "pipelineParallel",
                "1",
                "microBatch",
                "1",
                "activationCheckpointing",
                "full",
                "zeroStage",
                stage)
            .memory();
    return List.of(
        stage,
        DEALT.get(Integer.parseInt(stage)),
        Figures.fixed(memory.requiredPerGpu().gib(), 1),
        Figures.fixed(memory.usablePerGpu().gib(), 1));
  }
}
