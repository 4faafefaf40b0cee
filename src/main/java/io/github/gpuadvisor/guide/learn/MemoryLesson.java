package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MemoryLesson extends Lesson {
  private static final String TEXT =
      """
      A chip computes only on numbers that have come out of its memory. How much
      the memory holds decides whether a model fits. How fast it is read decides how
      soon the model answers.

      To write one token, {model} in 16 bit reads {read} GiB: every weight once, but for
      the embedding table ({table} GiB), which is only looked up. The memory of an {h100}
      delivers {bandwidth} TB/s, so one token takes at least {milliseconds} ms, and one reader gets
      at most {most} tokens a second, however fast the units are. gpu-advisor predicts
      {predicted}: reading never runs at the full rate, and other work is in between.

      | chip | GB | GB/s | TFLOPS | FLOP per byte | tokens/s at most |
      |---|--:|--:|--:|--:|--:|
      {chips}

      TFLOPS are dense, in 16 bit. FLOP per byte is what the units could do while
      one byte arrives. One token needs two operations for each weight of two bytes: one FLOP
      per byte. So for one reader the units of an {h100} wait {idle} % of the time.

      With several users at once the weights are still read once, and every user adds
      operations. At about {ridge} users reading and computing would take equally long.
      A drawing of this is called a roofline: rising with the bandwidth while there is too
      little to do, then flat at what the units can do. Prompts, whose tokens pass
      together, sit under the flat part; answers sit on the slope.

      More bandwidth makes answers faster, more TFLOPS make prompts and training faster, and
      more memory holds a larger model or more users. A chip with twice the TFLOPS and
      the same memory writes for one reader no faster than before.
      """;

  MemoryLesson() {
    super(
        new Head(
            "memory",
            "Memory, bandwidth and the roofline",
            "what fits, how fast it is read, and when the units wait",
            List.of(
                "gpus list --columns id,memory.bandwidthGBps,memory.capacityGB",
                "explain h100 inference --model llama-3.1-8b"),
            List.of("kv-cache", "precision", "parallelism")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Model model = blanks.model("llama-3.1-8b");
    Accelerator h100 = blanks.gpu("h100-sxm-80gb");
    double read = Reading.bytes(model, Precision.BF16);
    blanks.put("model", model.name());
    blanks.put("read", Figures.fixed(read / Bytes.GIB, 1));
    blanks.put("table", Figures.fixed(Reading.table(model, Precision.BF16) / Bytes.GIB, 1));
    blanks.name("h100", h100);
    blanks.put("bandwidth", Blanks.number(h100.memory().bandwidthGBps()) / 1000, 3);
    blanks.put("milliseconds", 1000 / most(h100, read), 2);
    blanks.put("most", most(h100, read), 3);
    blanks.put("predicted", predicted(blanks));
    blanks.put("ridge", ridge(h100), 2);
    blanks.put("idle", 100 * (1 - 1 / ridge(h100)), 3);
    blanks.rows(
        "chips",
        blanks.gpus(
            "l4",
            "rtx-4090",
            "l40s",
            "a100-sxm-80gb",
            "h100-sxm-80gb",
            "h200-sxm-141gb",
            "mi300x",
            "b200"),
        gpu ->
            List.of(
                gpu.shortName(),
                Blanks.text(gpu.memory().capacityGB(), 3),
                Blanks.text(gpu.memory().bandwidthGBps(), 4),
                Blanks.rate(gpu, Dtype.BF16),
                Blanks.text(ridge(gpu), 3),
                Blanks.text(most(gpu, read), 3)));
  }

  private static double most(Accelerator gpu, double read) {
    return Blanks.number(gpu.memory().bandwidthGBps()) * 1e9 / read;
  }

  /** Operations that the units could do while a byte arrives. */
  private static double ridge(Accelerator gpu) {
    return Blanks.number(gpu.tflops(Dtype.BF16))
        * 1000
        / Blanks.number(gpu.memory().bandwidthGBps());
  }

  private static String predicted(Blanks blanks) {
    @Nullable Interval each =
        Blanks.performance(blanks.estimate("inference", Example.served()))
            .outputTokensPerSecondPerUser();
    return each == null ? "nothing" : Figures.significant(each.value(), 3);
  }
}
