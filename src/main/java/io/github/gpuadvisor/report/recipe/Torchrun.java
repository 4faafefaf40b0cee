package io.github.gpuadvisor.report.recipe;

import java.util.ArrayList;
import java.util.List;

/** {@code torchrun} around a program of training, on one machine or several. */
final class Torchrun {
  /** Where the machines of a run find one another. */
  static final int PORT = 29_500;

  private Torchrun() {}

  /**
   * The whole command line.
   *
   * @param endpoint where the machines meet: an address and {@link #PORT}, as a word of the shell
   */
  static String line(Launch launch, Program program, String endpoint) {
    // Megatron-LM refuses tensor parallelism without it: collectives must not overtake products.
    boolean inOrder =
        program.command().contains("pretrain_gpt.py") && launch.plan().tensorParallel() > 1;
    StringBuilder text =
        new StringBuilder(inOrder ? "export CUDA_DEVICE_MAX_CONNECTIONS=1\ntorchrun" : "torchrun");
    for (Argument argument : launcher(launch, endpoint)) {
      text.append(" \\\n  ").append(argument.flag());
      text.append(argument.value() == null ? "" : " " + argument.value());
    }
    text.append(" \\\n  ").append(program.line());
    return text.toString();
  }

  private static List<Argument> launcher(Launch launch, String endpoint) {
    List<Argument> arguments = new ArrayList<>();
    if (launch.machines() == 1) {
      arguments.add(Argument.on("--standalone", ""));
    } else {
      arguments.add(Argument.of("--nnodes", launch.machines(), ""));
      arguments.add(new Argument("--rdzv-backend", "c10d", ""));
      arguments.add(new Argument("--rdzv-id", launch.name(), ""));
      arguments.add(new Argument("--rdzv-endpoint", endpoint, ""));
    }
    arguments.add(Argument.of("--nproc-per-node", launch.gpusPerMachine(), ""));
    return arguments;
  }
}
