package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class NextLesson extends Lesson {
  private static final String TEXT =
      """
      What comes next is partly known, since makers announce chips a year or two ahead.
      The catalog has some that nobody rents out yet:

      | chip | GB | GB/s | 16 bit | FP8 | FP4 | offers |
      |---|--:|--:|--:|--:|--:|--:|
      {chips}

      Rates are dense TFLOPS; for comparison the first rows can be rented. From the {h100} to the
      {vr200} the rate in 16 bit grows {compute} times, the bandwidth {bandwidth} times, the memory {memory}
      times, and the rate in the smallest format {smallest} times.
      Of those {smallest} times, {format} are the smaller format; only the other {compute} are more arithmetic in
      the same one. A package now holds several pieces of silicon (chiplets).

      So these are safe to expect: four bits for serving, with scales for small groups
      of weights; memory stacked higher and nearer; racks in place of machines, with
      {rack} chips on one link in {rackName}; liquid cooling, since one {gb300} may draw {watts} W against the {v100Watts} W
      of a {v100}. Between racks light already carries the data; chips that
      compute with light are research, and the catalog has none.

      Quantum computers are no next step on this line. They hold few bits, forget them
      quickly, and would have to be fed the same weights that a GPU reads, through a far
      narrower door. There are problems they may solve that no GPU can, in
      chemistry for instance; multiplying the stored matrices of a language model is not
      known to be among them. The catalog has {quantum} of them, because none states a memory, a
      bandwidth or a rate in these formats that could be compared.

      How to plan for what is not there: rent for months, not years, or ask what the
      work would cost on the next chip (--catalog takes your own record of it).
      """;

  NextLesson() {
    super(
        new Head(
            "next",
            "What comes next",
            "announced chips, what grows, and quantum computers",
            List.of("trend", "trend --precision fp4", "gpus show vr200"),
            List.of("precision", "interconnect", "specialized-chips")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Accelerator h100 = blanks.gpu("h100-sxm-80gb");
    Accelerator vr200 = blanks.gpu("vr200");
    blanks.rows(
        "chips",
        blanks.gpus("h100-sxm-80gb", "b200", "vr200", "mi455x", "tpu-v8t", "tpu-v8i"),
        gpu ->
            List.of(
                gpu.shortName(),
                Blanks.text(gpu.memory().capacityGB(), 3),
                Blanks.text(gpu.memory().bandwidthGBps(), 5),
                Blanks.rate(gpu, Dtype.BF16),
                Blanks.rate(gpu, Dtype.FP8),
                gpu.tflops(Dtype.FP4) == null ? "none" : Blanks.text(gpu.tflops(Dtype.FP4), 5),
                Figures.whole(blanks.catalog().offersOf(gpu.id()).size())));
    blanks.name("h100", h100);
    blanks.put("vr200", vr200.shortName());
    blanks.put("compute", times(vr200.tflops(Dtype.BF16), h100.tflops(Dtype.BF16)));
    blanks.put("bandwidth", times(vr200.memory().bandwidthGBps(), h100.memory().bandwidthGBps()));
    blanks.put("memory", times(vr200.memory().capacityGB(), h100.memory().capacityGB()));
    blanks.put("smallest", times(vr200.tflops(Dtype.FP4), h100.tflops(Dtype.FP8)));
    blanks.put("format", ratio(vr200, h100));
    NamedSystem rack = blanks.system("gb300-nvl72");
    blanks.put("rack", Figures.whole(Blanks.number(rack.gpuCount())));
    blanks.put("rackName", rack.name());
    Accelerator v100 = blanks.gpu("v100-sxm-16gb");
    Accelerator gb300 = blanks.gpu("gb300");
    blanks.put("gb300", gb300.shortName());
    blanks.put("watts", gb300.tdpWatts(), 4);
    blanks.name("v100", v100);
    blanks.put("v100Watts", v100.tdpWatts(), 4);
    long quantum =
        blanks.catalog().gpus().stream().filter(gpu -> gpu.name().contains("uantum")).count();
    blanks.put("quantum", quantum == 0 ? "none" : Figures.whole((double) quantum));
  }

  /** What is left of the growth when that in one format is taken out. */
  private static String ratio(Accelerator later, Accelerator earlier) {
    double all = Blanks.number(later.tflops(Dtype.FP4)) / Blanks.number(earlier.tflops(Dtype.FP8));
    double same =
        Blanks.number(later.tflops(Dtype.BF16)) / Blanks.number(earlier.tflops(Dtype.BF16));
    return Blanks.text(all / same, 2);
  }

  private static String times(@Nullable Double later, @Nullable Double earlier) {
    return Blanks.text(Blanks.number(later) / Blanks.number(earlier), 2);
  }
}
