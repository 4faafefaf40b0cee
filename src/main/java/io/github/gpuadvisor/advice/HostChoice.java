package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.catalog.Transformer;
import io.github.gpuadvisor.deployment.Host;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.memory.MemoryEstimate;
import io.github.gpuadvisor.unit.Bytes;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.InvalidInputException;
import io.github.gpuadvisor.workload.Pinned;
import io.github.gpuadvisor.workload.Warning;
import org.jspecify.annotations.Nullable;

/** What a question leaves in the memory of the host. */
final class HostChoice {
  private HostChoice() {}

  /** The part that the host holds; null where the question leaves it nothing. */
  static @Nullable Host of(Setup setup, Inference work, Pinned pinned) {
    Pinned.InHost stated = pinned.inHost();
    int layers = stated.layers() == null ? 0 : stated.layers();
    int experts = stated.expertLayers() == null ? 0 : stated.expertLayers();
    @Nullable Double rate = stated.bandwidthGbps();
    if (layers == 0 && experts == 0) {
      return null;
    }
    if (!setup.engine().parallelism().layers()) {
      throw wrong(
          setup.engine().name() + " keeps no layers in the host's memory",
          "Give --engine llama.cpp");
    }
    if (pinned.gpu().memory().unified()) {
      throw wrong(
          pinned.gpu().name() + " shares its memory with its CPU: nothing is gained on the host",
          "");
    }
    if (rate == null) {
      throw new InvalidInputException(
          "missing-value",
          "how fast is the host's memory? give what it reaches, as in --host-bandwidth 60GB/s",
          "A step with layers on the host waits for little else");
    }
    checkLayers(work.model(), layers, experts);
    return new Host(layers, experts, rate);
  }

  /** No more layers than the model has. */
  private static void checkLayers(Model model, int layers, int experts) {
    @Nullable Transformer shape = model.transformer();
    int most = shape == null ? 0 : shape.layers();
    if (layers > most) {
      throw wrong("host layers " + layers + ": " + model.name() + " has " + most, "");
    }
    int mixed = shape == null || shape.experts() == null ? 0 : shape.experts().layers();
    if (experts > mixed) {
      throw wrong(
          "host expert layers "
              + experts
              + ": "
              + model.name()
              + (mixed == 0 ? " has no experts" : " has experts in " + mixed),
          "");
    }
  }

  /** What the host must have free for what it holds, which no catalog knows. */
  static Warning needed(Host host, Transformer shape, MemoryEstimate memory, int gpus) {
    Bytes weights = memory.weights().minus(memory.weightsPerGpu().times(gpus));
    Bytes held = weights.plus(memory.kvCache().times(host.blocks(shape)));
    return new Warning(
        "host-memory",
        "each copy keeps "
            + Figures.significant(held.gib(), 3)
            + " GiB in the host's memory, which must be free there");
  }

  private static InvalidInputException wrong(String message, String hint) {
    return new InvalidInputException("invalid-plan", message, hint);
  }
}
