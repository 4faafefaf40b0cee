package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Warning;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Whether a job is so small that the processor of the machine would do it alone. Arithmetic, not
 * measurement: a core with two 256-bit units multiplies and adds 16 numbers of 32 bit in each
 * cycle, 32 operations; at 3 GHz that is 96 GFLOP/s, of which a third is counted.
 */
final class Processor {
  private static final double OPERATIONS_PER_CYCLE = 32;
  private static final double GIGAHERTZ = 3;
  private static final double REACHED = 1.0 / 3;
  private static final double GFLOPS = OPERATIONS_PER_CYCLE * GIGAHERTZ * REACHED;

  /** Cores of an ordinary server or desktop that may be spared. */
  private static final double MOST_CORES = 8;

  private Processor() {}

  /** That no GPU may be needed, or null. */
  static @Nullable Warning enough(Workload work) {
    @Nullable Job job = work instanceof Inference serving ? serving.job() : null;
    Model.@Nullable Sample sample = work.model().sample();
    @Nullable Double gflops = sample == null ? null : sample.forwardGflops();
    @Nullable Double rate = job == null ? null : rate(job);
    if (sample == null || gflops == null || rate == null) {
      return null;
    }
    double needed = rate * gflops * (sample.steps() == null ? 1 : sample.steps());
    double cores = Math.ceil(needed / GFLOPS);
    return cores > MOST_CORES
        ? null
        : new Warning(
            "processor-may-do",
            "without a GPU: "
                + Figures.significant(needed, 2)
                + " GFLOP/s are asked for, some "
                + Figures.whole(cores)
                + (cores == 1 ? " core" : " cores")
                + " of a processor with AVX2 at a third of its peak; try that first");
  }

  private static @Nullable Double rate(Job job) {
    @Nullable Double items = job.items();
    @Nullable Double deadline = job.deadlineSeconds();
    return items != null && deadline != null ? Double.valueOf(items / deadline) : job.perSecond();
  }
}
