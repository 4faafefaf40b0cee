package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Model;
import io.github.gpuadvisor.unit.Figures;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Job;
import io.github.gpuadvisor.workload.Warning;
import io.github.gpuadvisor.workload.Workload;
import org.jspecify.annotations.Nullable;

/**
 * Cores of a processor that would do a small job without a GPU. Arithmetic, not measurement: a core
 * with two 256-bit units multiplies and adds 16 numbers of 32 bit in each cycle, 32 operations; at
 * 3 GHz that is 96 GFLOP/s, of which a third is counted.
 *
 * @param cores rounded up; at most those that an ordinary server or desktop can spare
 * @param gflops that the job asks for in each second, in 10^9
 */
public record Processor(int cores, double gflops) {
  private static final double OPERATIONS_PER_CYCLE = 32;
  private static final double GIGAHERTZ = 3;
  private static final double REACHED = 1.0 / 3;

  /** That one core is counted for, in 10^9 each second. */
  public static final double GFLOPS_PER_CORE = OPERATIONS_PER_CYCLE * GIGAHERTZ * REACHED;

  private static final double MOST_CORES = 8;

  /** What does the work without a GPU; null where it is too much, or unknown. */
  static @Nullable Processor enough(Workload work) {
    @Nullable Job job = work instanceof Inference serving ? serving.job() : null;
    Model.@Nullable Sample sample = work.model().sample();
    @Nullable Double gflops = sample == null ? null : sample.forwardGflops();
    @Nullable Double rate = job == null ? null : rate(job);
    if (sample == null || gflops == null || rate == null) {
      return null;
    }
    double needed = rate * gflops * (sample.steps() == null ? 1 : sample.steps());
    double cores = Math.ceil(needed / GFLOPS_PER_CORE);
    return cores > MOST_CORES ? null : new Processor((int) cores, needed);
  }

  /** As the ranking names it. */
  public String summary() {
    return "no GPU: " + cores + (cores == 1 ? " core" : " cores");
  }

  Warning caution() {
    return new Warning(
        "processor-may-do",
        "without a GPU: "
            + Figures.significant(gflops, 2)
            + " GFLOP/s are asked for, "
            + Figures.whole(GFLOPS_PER_CORE)
            + " are counted for a core with AVX2, a third of its peak: "
            + cores
            + (cores == 1 ? " core" : " cores")
            + "; not measured, so try it first");
  }

  private static @Nullable Double rate(Job job) {
    @Nullable Double items = job.items();
    @Nullable Double deadline = job.deadlineSeconds();
    return items != null && deadline != null ? Double.valueOf(items / deadline) : job.perSecond();
  }
}
