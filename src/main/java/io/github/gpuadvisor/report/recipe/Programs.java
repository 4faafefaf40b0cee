package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Training;

/** The program that does a launch's work. */
final class Programs {
  private Programs() {}

  /**
   * Chooses by work and engine.
   *
   * @param format as the user typed it, for errors
   * @param weights the model's repository, or a variable of the shell
   */
  static Program of(Launch launch, String format, String weights) {
    if (launch.work() instanceof Inference work) {
      return server(launch, work, format, weights);
    }
    if (launch.model().transformer() == null || !launch.model().generates()) {
      throw none(format, launch.model().name() + " is not trained by TRL or Megatron-LM");
    }
    if (launch.work() instanceof Training training) {
      return MegatronProgram.of(launch, training, format, weights);
    }
    if (launch.plan().gpusPerReplica() > 1) {
      throw none(
          format,
          "the plan splits layers ("
              + launch.plan().summary()
              + "), which TRL does not; Megatron-LM or torchtitan do");
    }
    return TrlProgram.of(launch, (FineTuning) launch.work(), weights);
  }

  private static Program server(Launch launch, Inference work, String format, String weights) {
    if (!launch.model().generates()) {
      throw none(format, launch.model().name() + " generates no tokens; no server is known for it");
    }
    boolean vllm = launch.plan().engine().id().equals("vllm");
    if (launch.spansMachines() && (!vllm || launch.plan().dataParallel() > 1)) {
      throw none(
          format, "copies that take several machines each: launch every copy for itself, by hand");
    }
    return switch (launch.plan().engine().id()) {
      case "vllm" -> VllmProgram.of(launch, work, format, weights);
      case "sglang" -> OtherServers.sglang(launch, work, weights);
      case "tensorrt-llm" -> OtherServers.tensorRtLlm(launch, work, weights);
      case "llama.cpp" -> {
        if (format.equals("sky") || format.equals("k8s")) {
          throw none(
              format,
              "llama.cpp and its GGUF file are put on a machine by hand; -o slurm starts it");
        }
        yield OtherServers.llamaCpp(launch, work);
      }
      default -> throw none(format, "no server of " + launch.plan().engine().name() + " is known");
    };
  }

  static InvalidInputException none(String format, String why) {
    return new InvalidInputException(
        "no-recipe", "-o " + format + ": " + why, "-o json has the whole plan");
  }
}
