package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Pcie;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.estimate.figure.Basis;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import io.github.gpuadvisor.estimate.memory.Weights;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class InterconnectLesson extends Lesson {
  private static final String TEXT =
      """
      One chip reads its own memory fast and that of its neighbor slowly. How slowly
      depends on what lies between. Inside a machine that is a link made for the purpose
      (NVLink of NVIDIA, Infinity Fabric of AMD, ICI of Google) or the plain bus of the
      computer, PCIe. Between machines it is a network (InfiniBand or Ethernet).

      | chip | own memory | link | chips | PCIe | network | copy ms |
      |---|--:|--:|--:|--:|--:|--:|
      {chips}

      All in GB/s one way; vendors like to print both ways added up. "Chips" is how many
      the link joins before the network begins. "Copy" is the time to hand the {size} GB of
      {model} to a neighbor over the link; the {h100} reads as much from its own memory in
      {own} ms, and over its PCIe it would take {bus} ms.

      A model that is split layer by layer hands on little. One whose matrices are split
      (tensor parallelism) adds up partial results twice in each layer, for every token,
      and that makes the link count. {large} in 16 bit on {count} GPUs, one user, as gpu-advisor
      predicts it:

      | GPUs | link GB/s | tokens/s | adding up, share of the time |
      |---|--:|--:|--:|
      {splits}

      The sooner a chip is done with the rest, the larger that share. When a form factor is named SXM or OAM, the chip sits on a board with such links;
      a PCIe card has none, or a bridge to one neighbor. For a model that fits
      one GPU the link does not matter at all.
      """;

  InterconnectLesson() {
    super(
        new Head(
            "interconnect",
            "How GPUs are joined",
            "links, buses and networks, and what they cost in time",
            List.of(
                "estimate inference --model llama-3.1-70b --gpu h100 --count 8",
                "gpus list --columns id,link.kind,link.GBpsPerDirection"),
            List.of("parallel-plans", "memory", "supercomputers")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Model model = blanks.model("llama-3.1-8b");
    Accelerator h100 = blanks.gpu("h100-sxm-80gb");
    double size = Weights.stored(model, Precision.BF16).gb();
    blanks.put("size", size, 3);
    blanks.put("model", model.name());
    blanks.name("h100", h100);
    blanks.put("own", milliseconds(size, Blanks.number(h100.memory().bandwidthGBps())));
    blanks.put("bus", milliseconds(size, Blanks.number(Pcie.gbps(h100.pcie()))));
    blanks.rows(
        "chips",
        blanks.gpus(
            "l40s",
            "a100-sxm-80gb",
            "h100-sxm-80gb",
            "b200",
            "gb200",
            "mi300x",
            "gaudi-3",
            "vr200"),
        gpu ->
            List.of(
                gpu.shortName(),
                Blanks.text(gpu.memory().bandwidthGBps(), 4),
                Blanks.text(gpu.link().gbpsPerDirection(), 4),
                Figures.whole(gpu.link().domainSize()),
                Blanks.text(Pcie.gbps(gpu.pcie()), 4),
                Blanks.text(gpu.networkGBpsPerGpu(), 4),
                milliseconds(size, Blanks.number(gpu.link().gbpsPerDirection()))));
    blanks.put("large", blanks.model("llama-3.1-70b").name());
    blanks.put("count", COUNT);
    blanks.rows(
        "splits", blanks.gpus("l40s", "a100-sxm-80gb", "h100-sxm-80gb"), gpu -> split(blanks, gpu));
  }

  private static final String COUNT = "8";

  private static String milliseconds(double gigabytes, double rate) {
    return Blanks.text(1000 * gigabytes / rate, 2);
  }

  private static List<String> split(Blanks blanks, Accelerator gpu) {
    Candidate served = blanks.estimate("inference", Example.split(gpu.id(), COUNT));
    Performance seen = Blanks.performance(served);
    @Nullable Interval each = seen.outputTokensPerSecondPerUser();
    double sum = 0;
    double reduced = 0;
    for (Basis.Part part : seen.basis().parts()) {
      boolean counts =
          !part.name().equals("matrix products") && !part.name().equals("weights read");
      sum += counts ? part.seconds() : 0;
      reduced += part.name().equals("all-reduce") ? part.seconds() : 0;
    }
    return List.of(
        COUNT + " × " + gpu.shortName(),
        Blanks.text(gpu.link().gbpsPerDirection(), 4),
        each == null ? "unknown" : Blanks.text(each.value(), 2),
        Blanks.text(100 * reduced / sum, 2) + " %");
  }
}
