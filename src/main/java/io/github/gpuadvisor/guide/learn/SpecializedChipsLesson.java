package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Dtype;
import io.github.gpuadvisor.catalog.NamedSystem;
import io.github.gpuadvisor.catalog.Offer;
import io.github.gpuadvisor.catalog.Vendor;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

final class SpecializedChipsLesson extends Lesson {
  private static final String TEXT =
      """
      A GPU was made to draw pictures and learned to multiply matrices. Some chips were
      made for the second from the start. They have a few large matrix units instead of
      many small ones (a systolic array, through which numbers flow from cell to cell), memory
      on the chip that the program manages instead of a cache, and links to their
      neighbors built in. What they leave out is what neural networks do not need:
      graphics, mostly also fast FP64.

      | chip | GB | GB/s | 16 bit | FP8 | linked | rented by |
      |---|--:|--:|--:|--:|--:|---|
      {chips}

      Rates are dense TFLOPS, in BF16 for "16 bit"; for comparison the last row is a GPU.
      "Linked" is how many chips the catalog has joined without a network between:
      {tpu} chips form a torus of up to {pod}, which is a machine of its own
      ({podName}: {podPeak} PFLOPS in 16 bit).

      Google's TPUs and the chips of AWS (Trainium to train, Inferentia to serve) are
      rented, mostly from those who make them. Gaudi of Intel and the Cloud
      AI of Qualcomm are sold as cards and boards. All of them need software of their
      own: of {count} such chips in the catalog, {served} run under an engine made for serving.

      They are worth asking about when a large amount of one kind of work stays for
      long: the price for each operation can be lower, and moving there costs time
      once. For trying things out, a chip that every program knows is less trouble.

      A quantum computer is not among them and does not belong here. It does not
      multiply stored matrices faster; see learn next.
      """;

  SpecializedChipsLesson() {
    super(
        new Head(
            "specialized-chips",
            "TPU, Trainium, Gaudi and other chips that are no GPU",
            "chips made for neural networks alone",
            List.of(
                "gpus list --where vendor=google",
                "gpus show trainium-2",
                "recommend inference --model llama-3.1-70b --vendor google,aws"),
            List.of("frameworks", "interconnect", "next")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    List<Accelerator> chips =
        blanks.gpus(
            "tpu-v5e",
            "tpu-v5p",
            "tpu-v6e",
            "tpu-v7",
            "trainium-1",
            "trainium-2",
            "trainium-3",
            "inferentia-2",
            "gaudi-2",
            "gaudi-3",
            "cloud-ai-100-ultra",
            "h100-sxm-80gb");
    blanks.rows("chips", chips, gpu -> row(blanks, gpu));
    NamedSystem pod = blanks.system("tpu-v7-pod");
    blanks.put("tpu", blanks.gpu("tpu-v7").shortName());
    blanks.put("pod", Figures.whole(Blanks.number(pod.gpuCount())));
    blanks.put("podName", pod.name());
    blanks.put("podPeak", pod.peakPflops().get(Dtype.BF16), 5);
    List<Accelerator> special =
        blanks.catalog().gpus().stream().filter(SpecializedChipsLesson::isSpecial).toList();
    blanks.put("count", Figures.whole(special.size()));
    long served = special.stream().filter(gpu -> served(blanks, gpu)).count();
    blanks.put("served", Figures.whole((double) served));
  }

  private static boolean isSpecial(Accelerator gpu) {
    return gpu.vendor() == Vendor.GOOGLE
        || gpu.vendor() == Vendor.AWS
        || gpu.vendor() == Vendor.QUALCOMM
        || gpu.id().startsWith("gaudi");
  }

  private static boolean served(Blanks blanks, Accelerator gpu) {
    return blanks.catalog().engines().stream()
        .anyMatch(engine -> engine.uses().equals(Set.of("inference")) && engine.on(gpu) != null);
  }

  private static List<String> row(Blanks blanks, Accelerator gpu) {
    Set<String> renting = new TreeSet<>();
    blanks.catalog().offersOf(gpu.id()).stream().map(Offer::provider).forEach(renting::add);
    return List.of(
        gpu.shortName(),
        Blanks.text(gpu.memory().capacityGB(), 3),
        Blanks.text(gpu.memory().bandwidthGBps(), 4),
        Blanks.rate(gpu, Dtype.BF16),
        gpu.tflops(Dtype.FP8) == null ? "none" : Blanks.rate(gpu, Dtype.FP8),
        Figures.whole(gpu.link().domainSize()),
        renting.isEmpty()
            ? "nobody known"
            : renting.size() == 1
                ? renting.iterator().next()
                : Figures.whole(renting.size()) + " providers");
  }
}
