package io.github.gpuadvisor.report.recipe;

import java.util.ArrayList;
import java.util.List;

/** A command line for people to run where the GPUs are: an engine's own, or torchrun. */
final class ShellRecipe {
  private ShellRecipe() {}

  static String vllm(Launch launch, Program program) {
    List<String> lines = new ArrayList<>(Header.lines(launch));
    if (launch.spansMachines()) {
      lines.add("# On each machine, with NODE_RANK=0 on the first, 1 on the next, ...,");
      lines.add("# and HEAD_ADDRESS=the address of the first.");
    } else if (launch.machines() > 1) {
      lines.add("# On each of " + launch.machines() + " machines, behind a load balancer.");
    }
    return text(lines, program, program.line());
  }

  static String torchrun(Launch launch, Program program) {
    List<String> lines = new ArrayList<>(Header.lines(launch));
    if (launch.machines() > 1) {
      lines.add("# On each of " + launch.machines() + " machines.");
    }
    String endpoint = "\"${HEAD_ADDRESS:?address of the first machine}:" + Torchrun.PORT + "\"";
    return text(lines, program, Torchrun.line(launch, program, endpoint));
  }

  private static String text(List<String> head, Program program, String command) {
    List<String> lines = new ArrayList<>(head);
    lines.add("#");
    lines.addAll(Shell.reasons(program.arguments()));
    lines.add("#");
    lines.add("# Once before:");
    program.install().forEach(line -> lines.add("#   " + line));
    return String.join("\n", lines) + "\n" + command;
  }
}
