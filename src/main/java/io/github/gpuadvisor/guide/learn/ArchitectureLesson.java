package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import java.util.List;

final class ArchitectureLesson extends Lesson {
  private static final String TEXT =
      """
      A GPU is a chip made of many equal workshops. NVIDIA calls one a streaming
      multiprocessor (SM), AMD a compute unit (CU), Intel an Xe core; the catalog says compute
      unit for all of them. Each has its own arithmetic lanes, a set of registers and a
      little fast memory, and all of them share one cache and the large memory beside
      the chip.

      How fast a chip is follows from three numbers: how many compute units it has, what each
      does in one tick of the clock, and how many ticks there are. The {a100} has {units}
      units at {clock} MHz and computes {fp32} TFLOPS in FP32, which is {perTick} operations
      for each unit and tick. A multiplication with an addition counts as two operations,
      so that is {lanes} lanes.

      Neural networks are mostly products of matrices, and since the {v100} chips have
      tensor cores for them (AMD: matrix cores). These multiply small blocks of numbers
      at once instead of one pair in each lane. In 16 bit the {a100} reaches {fp16}
      TFLOPS that way, {tensorPerTick} operations for each unit and tick and {times} times
      its FP32 rate. The {k20x} has no such cores.

      | chip | launched | units | MHz | FP32 | 16 bit | times | cache MiB |
      |---|---|--:|--:|--:|--:|--:|--:|
      {chips}

      FP32 and 16 bit are in TFLOPS, a million million operations a second, dense. Units
      of different makers are not alike: more of them is not faster by itself. The
      cache is small beside any model; what a chip works on comes out of its memory.
      """;

  ArchitectureLesson() {
    super(
        new Head(
            "architecture",
            "What is inside a GPU",
            "compute units, tensor cores, clocks and caches",
            List.of("gpus show a100-sxm-40gb", "gpus list --columns id,computeUnits,boostClockMHz"),
            List.of("parallelism", "memory", "precision")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Accelerator a100 = blanks.gpu("a100-sxm-40gb");
    double units = Blanks.number(a100.computeUnits());
    double ticks = units * Blanks.number(a100.boostClockMHz()) * 1e6;
    double perTick = Blanks.number(a100.tflops(Dtype.FP32)) * 1e12 / ticks;
    blanks.name("a100", a100);
    blanks.put("units", units, 4);
    blanks.put("clock", a100.boostClockMHz(), 4);
    blanks.put("fp32", Blanks.rate(a100, Dtype.FP32));
    blanks.put("perTick", perTick, 3);
    blanks.put("lanes", perTick / 2, 2);
    blanks.name("v100", blanks.gpu("v100-sxm-16gb"));
    blanks.name("k20x", blanks.gpu("k20x"));
    blanks.put("fp16", Blanks.rate(a100, Dtype.FP16));
    blanks.put("tensorPerTick", Blanks.number(a100.tflops(Dtype.FP16)) * 1e12 / ticks, 3);
    blanks.put("times", times(a100), 2);
    blanks.rows(
        "chips",
        blanks.gpus(
            "k20x",
            "v100-sxm-16gb",
            "a100-sxm-40gb",
            "h100-sxm-80gb",
            "mi300x",
            "b200",
            "rtx-4090"),
        gpu ->
            List.of(
                gpu.shortName(),
                gpu.launchDate() == null ? "unknown" : String.valueOf(gpu.launchDate().getYear()),
                Blanks.text(Blanks.number(gpu.computeUnits()), 4),
                Blanks.text(gpu.boostClockMHz(), 4),
                Blanks.rate(gpu, Dtype.FP32),
                gpu.tflops(Dtype.FP16) == null ? "none" : Blanks.rate(gpu, Dtype.FP16),
                gpu.tflops(Dtype.FP16) == null ? "" : Blanks.text(times(gpu), 2),
                Blanks.text(gpu.l2CacheMiB(), 3)));
  }

  private static double times(Accelerator gpu) {
    return Blanks.number(gpu.tflops(Dtype.FP16)) / Blanks.number(gpu.tflops(Dtype.FP32));
  }
}
