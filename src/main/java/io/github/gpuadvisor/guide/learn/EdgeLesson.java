package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.estimate.memory.Weights;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

final class EdgeLesson extends Lesson {
  private static final String TEXT =
      """
      Not every model lives in a data center. A camera counts parts where they pass, a
      robot may not wait for a network, and a company's letters may not leave the
      house. What changes is the measure: watts and dollars once instead of dollars an
      hour, and usually one user at a time.

      One user at a time means that the memory's bandwidth decides (learn memory), and a
      small memory means small formats. {model} in {format} takes {stored} GiB and reads {read} GiB for
      each token:

      | chip | GB | GB/s | watts | at most | predicted | per joule |
      |---|--:|--:|--:|--:|--:|--:|
      {chips}

      "At most" is bandwidth by bytes read, "predicted" what gpu-advisor expects of
      {engine}, both in tokens a second for one user. The last column is the
      prediction for each watt of the chip's limit: tokens a joule. The last row, a card for a data center,
      is there to compare.

      In most of these the processor and the GPU share one memory (unified memory). That
      makes room: an {mac} with {macMemory} GB holds a model that the {card} GB of an {rtx} cannot. It does
      not make it quick, since the bandwidth is that of common memory chips. The
      operating system also keeps a part: gpu-advisor counts on {share} % of it.

      Boards print TOPS, operations in INT8, often with sparsity; language models that
      answer one user come nowhere near them. For images and sound, which are computed
      and not read, TOPS do count.
      """;

  EdgeLesson() {
    super(
        new Head(
            "edge",
            "At the edge: small boards, laptops and desks",
            "what runs on a board, a laptop or a desk, on few watts",
            List.of(
                "recommend inference --model llama-3.2-3b --class edge", "gpus list --class edge"),
            List.of("memory", "precision", "choosing")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Model model = blanks.model("llama-3.1-8b");
    double read = Reading.bytes(model, Precision.Q4_K_M);
    blanks.put("model", model.name());
    blanks.put("format", Precision.Q4_K_M.id());
    blanks.put("stored", Figures.fixed(Weights.stored(model, Precision.Q4_K_M).gib(), 1));
    blanks.put("read", Figures.fixed(read / Bytes.GIB, 1));
    blanks.put("engine", Objects.requireNonNull(blanks.catalog().engine("llama.cpp")).name());
    Accelerator mac = blanks.gpu("m5-max-40core");
    blanks.put("mac", mac.shortName().replaceFirst(" \\(.*", ""));
    Accelerator card = blanks.gpu("rtx-4090");
    blanks.put("card", card.memory().capacityGB(), 3);
    blanks.put("rtx", card.shortName());
    blanks.put("macMemory", mac.memory().capacityGB(), 3);
    MemoryEstimate memory = serving(blanks, mac).memory();
    blanks.put("share", 100 * memory.usablePerGpu().value() / memory.devicePerGpu().value(), 2);
    blanks.rows(
        "chips",
        blanks.gpus(
            "jetson-orin-nano-super-8gb",
            "jetson-agx-orin-64gb",
            "jetson-agx-thor-128gb",
            "dgx-spark",
            "ryzen-ai-max-395-128gb",
            "m5-max-40core",
            "rtx-4090",
            "h100-sxm-80gb"),
        gpu -> row(blanks, gpu, read));
  }

  private static Candidate serving(Blanks blanks, Accelerator gpu) {
    return blanks.estimate(
        "inference",
        "model",
        "llama-3.1-8b",
        "gpu",
        gpu.id(),
        "count",
        "1",
        "engine",
        "llama.cpp",
        "precision",
        "q4_k_m");
  }

  private static List<String> row(Blanks blanks, Accelerator gpu, double read) {
    @Nullable Interval each =
        Blanks.performance(serving(blanks, gpu)).outputTokensPerSecondPerUser();
    double predicted = each == null ? Double.NaN : each.value();
    return List.of(
        gpu.shortName(),
        Blanks.text(gpu.memory().capacityGB(), 3),
        Blanks.text(gpu.memory().bandwidthGBps(), 4),
        Blanks.text(gpu.tdpWatts(), 4),
        Blanks.text(Blanks.number(gpu.memory().bandwidthGBps()) * 1e9 / read, 2),
        Blanks.text(predicted, 2),
        Blanks.text(predicted / Blanks.number(gpu.tdpWatts()), 2));
  }
}
