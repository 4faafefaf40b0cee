package io.github.gpuadvisor.guide.learn;

import io.github.gpuadvisor.advice.Candidate;
import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class TrainingMemoryLesson extends Lesson {
  private static final String TEXT =
      """
      A model that answers needs its weights. A model that learns needs more beside each
      weight: the gradient, which says in which direction to change it; and what the
      optimizer remembers. Adam, the usual one, remembers two averages and a copy of the
      weight in 32 bit, {optimizer} bytes in all.

      For {model}, with {parameters} parameters, gpu-advisor counts in GiB:

      | work | weights | gradients | optimizer | bytes a parameter | sum |
      |---|--:|--:|--:|--:|--:|
      {kinds}

      Training from the beginning adds up gradients in 32 bit, so {training} bytes a parameter;
      full fine-tuning keeps them in 16 bit, {tuning}. Neither fits the {memory} GB of one {h100}. LoRA
      leaves the weights as they are and trains small matrices beside them, {adapters} numbers
      here, {share} % of the model; only these have gradients and an optimizer. QLoRA also
      stores the resting weights in four bits.

      To this come activations: what every layer computed on the way forward and is
      needed again on the way back. They grow with the batch and the length of the
      text, not with the optimizer. For one sequence of {length} tokens they take {activations} GiB
      in full fine-tuning when all are kept, and {again} GiB when layers are computed a
      second time instead (activation checkpointing), which costs about a third more
      arithmetic.

      Fewest GPUs that hold it, with {length} tokens to a sequence:

      | work | {h100} | {ada} |
      |---|--:|--:|
      {fewest}

      How state is spread over several GPUs is another page: learn parallel-plans.
      """;

  TrainingMemoryLesson() {
    super(
        new Head(
            "training-memory",
            "What training keeps in memory",
            "why learning takes many times what answering takes",
            List.of(
                "estimate fine-tuning --model llama-3.1-8b --gpu rtx-4090",
                "estimate training --model llama-3.1-8b --gpu h100 --count 8"),
            List.of("parallel-plans", "precision", "memory")),
        TEXT);
  }

  @Override
  void fill(Blanks blanks) {
    Model model = blanks.model("llama-3.1-8b");
    MemoryEstimate tuning = memory(blanks, "fine-tuning", "full", CARD, "none");
    MemoryEstimate lora = memory(blanks, "fine-tuning", "lora", CARD, "none");
    MemoryEstimate scratch = memory(blanks, "training", "", CARD, "none");
    blanks.put("model", model.name());
    blanks.put("parameters", Figures.compact(model.parameters()));
    blanks.put("optimizer", bytes(tuning.optimizer()) / model.parameters(), 3);
    blanks.put("training", state(scratch) / model.parameters(), 3);
    blanks.put("tuning", state(tuning) / model.parameters(), 3);
    blanks.put("h100", blanks.gpu(CARD).shortName());
    blanks.put("ada", blanks.gpu(SMALL_CARD).shortName());
    blanks.put("memory", blanks.gpu(CARD).memory().capacityGB(), 3);
    // Adapters are trained in 16 bit: two bytes of gradient each.
    double trained = bytes(lora.gradients()) / 2;
    blanks.put("adapters", Figures.compact(trained));
    blanks.put("share", 100 * trained / model.parameters(), 2);
    blanks.put("length", Figures.whole(2048));
    blanks.put("activations", Figures.fixed(tuning.activations().gib(), 1));
    blanks.put(
        "again",
        Figures.fixed(memory(blanks, "fine-tuning", "full", CARD, "full").activations().gib(), 1));
    blanks.rows(
        "kinds",
        KINDS,
        kind -> row(kind, model, memory(blanks, kind.work(), kind.method(), CARD, "none")));
    blanks.rows(
        "fewest",
        KINDS,
        kind -> List.of(kind.name(), count(blanks, kind, CARD), count(blanks, kind, SMALL_CARD)));
  }

  private static final String CARD = "h100-sxm-80gb";
  private static final String SMALL_CARD = "rtx-4090";

  /** A kind of learning. */
  private record Kind(String name, String work, String method) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("training", "training", ""),
          new Kind("full fine-tuning", "fine-tuning", "full"),
          new Kind("LoRA", "fine-tuning", "lora"),
          new Kind("QLoRA", "fine-tuning", "qlora"));

  private static List<String> options(String method, String card) {
    List<String> options =
        new ArrayList<>(List.of("model", "llama-3.1-8b", "gpu", card, "sequenceLength", "2048"));
    if (!method.isEmpty()) {
      options.addAll(List.of("method", method));
    }
    return options;
  }

  /** On one card, whether it fits or not. */
  private static MemoryEstimate memory(
      Blanks blanks, String work, String method, String card, String checkpointing) {
    List<String> options = options(method, card);
    options.addAll(
        List.of("count", "1", "microBatch", "1", "activationCheckpointing", checkpointing));
    return blanks.estimate(work, options.toArray(new String[0])).memory();
  }

  private static String count(Blanks blanks, Kind kind, String card) {
    try {
      Candidate fewest =
          blanks.estimate(kind.work(), options(kind.method(), card).toArray(new String[0]));
      return fewest.memory().fits() ? Figures.whole(fewest.deployment().plan().gpus()) : "none";
    } catch (InvalidInputException e) {
      return "none";
    }
  }

  private static List<String> row(Kind kind, Model model, MemoryEstimate memory) {
    return List.of(
        kind.name(),
        Figures.fixed(memory.weights().gib(), 1),
        Figures.fixed(bytes(memory.gradients()) / Bytes.GIB, 1),
        Figures.fixed(bytes(memory.optimizer()) / Bytes.GIB, 1),
        Blanks.text(state(memory) / model.parameters(), 3),
        Figures.fixed(state(memory) / Bytes.GIB, 1));
  }

  private static double bytes(@Nullable Bytes amount) {
    return amount == null ? 0 : amount.value();
  }

  private static double state(MemoryEstimate memory) {
    return memory.weights().value() + bytes(memory.gradients()) + bytes(memory.optimizer());
  }
}
