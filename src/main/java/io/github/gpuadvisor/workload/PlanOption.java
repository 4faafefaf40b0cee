package io.github.gpuadvisor.workload;

import java.util.List;
import java.util.Locale;

/** Parts of a deployment that an estimate may state; what is left out is chosen. */
public final class PlanOption {
  private static final List<Option> ALL =
      List.of(
          plan("tensorParallel", "ift", "N", "GPUs that each layer is split over"),
          plan("pipelineParallel", "ift", "N", "stages that the layers are split into"),
          plan("virtualPipeline", "ft", "N", "parts of its layers that each stage holds"),
          plan("dataParallel", "ift", "N", "copies of the model"),
          plan("expertParallel", "ift", "N", "GPUs that whole experts are spread over"),
          plan("zeroStage", "ft", "N", "sharding of the training state: 0, 1, 2 or 3"),
          plan("memoryFraction", "i", "F", "share of memory given to the engine: 0.9"),
          plan("requests", "i", "N", "a finite burst: that many requests in all"),
          plan("promptChunk", "i", "N", "prompt tokens in one engine step at most"),
          plan("hostLayers", "i", "N", "layers kept in the host's memory (llama.cpp)"),
          plan("hostExpertLayers", "i", "N", "further layers whose experts are kept there"),
          plan("hostBandwidth", "i", "RATE", "that the host's memory reaches: 60GB/s"));

  private PlanOption() {}

  private static Option plan(String key, String kinds, String label, String help) {
    return new Option(key, Option.Group.PLAN, kinds, label, help);
  }

  /** All parts of a plan that a kind of work has, in help order. */
  public static List<Option> of(String kind) {
    String letter = kind.substring(0, 1).toLowerCase(Locale.ROOT);
    return ALL.stream().filter(option -> option.kinds().contains(letter)).toList();
  }

  /** Keys of all, whatever the kind of work. */
  public static List<String> keys() {
    return ALL.stream().map(Option::key).toList();
  }
}
