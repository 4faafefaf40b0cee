package io.github.gpuadvisor.report.recipe;

import io.github.gpuadvisor.estimate.figure.Interval;
import io.github.gpuadvisor.estimate.figure.Performance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A batch script for Slurm; directives as in the manual page of sbatch 22.05. */
final class SlurmRecipe {
  private static final long MINUTES_PER_DAY = 24 * 60;

  private SlurmRecipe() {}

  static String of(Launch launch, Program program) {
    List<String> lines = new ArrayList<>();
    lines.add("#!/bin/bash");
    directives(lines, launch);
    lines.add("#");
    lines.addAll(Header.lines(launch));
    lines.add("#");
    lines.addAll(Shell.reasons(program.arguments()));
    lines.add("#");
    lines.add("# Once before:");
    program.install().forEach(line -> lines.add("#   " + line));
    if (program.port() > 0 && launch.machines() > 1 && !launch.spansMachines()) {
      lines.add(
          "# " + launch.machines() + " servers, each by itself: put a load balancer before them.");
    }
    lines.add("set -euo pipefail");
    lines.add("HEAD_ADDRESS=$(scontrol show hostnames \"$SLURM_JOB_NODELIST\" | head -n 1)");
    lines.add("export HEAD_ADDRESS");
    lines.add("");
    lines.add("work=$(cat <<'END'");
    lines.add("NODE_RANK=$SLURM_NODEID");
    lines.add(command(launch, program).stripTrailing());
    lines.add("END");
    lines.add(")");
    lines.add("srun bash -c \"$work\"");
    return String.join("\n", lines) + "\n";
  }

  private static String command(Launch launch, Program program) {
    String endpoint = "\"$HEAD_ADDRESS:" + Torchrun.PORT + "\"";
    return program.port() == 0 ? Torchrun.line(launch, program, endpoint) : program.line();
  }

  private static void directives(List<String> lines, Launch launch) {
    lines.add("#SBATCH --job-name=" + launch.name());
    lines.add("#SBATCH --nodes=" + launch.machines());
    lines.add("#SBATCH --ntasks-per-node=1");
    lines.add("#SBATCH --gpus-per-node=" + launch.gpusPerMachine());
    if (launch.machines() > 1 && !launch.work().kind().equals("inference")) {
      lines.add("#SBATCH --exclusive");
    }
    @Nullable Performance seen = launch.estimate().performance();
    @Nullable Interval duration = seen == null ? null : seen.durationSeconds();
    if (duration != null) {
      lines.add("#SBATCH --time=" + time(duration.high()));
    }
    lines.add("# Where a cluster names its GPUs: --gpus-per-node=TYPE:N, or --gres=gpu:TYPE:N");
  }

  /** Days, hours and minutes, rounded up to a quarter of an hour. */
  static String time(double seconds) {
    long minutes = (long) Math.ceil(seconds / 900) * 15;
    return String.format(
        Locale.ROOT,
        "%d-%02d:%02d:00",
        minutes / MINUTES_PER_DAY,
        minutes % MINUTES_PER_DAY / 60,
        minutes % 60);
  }
}
