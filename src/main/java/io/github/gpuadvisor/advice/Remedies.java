package io.github.gpuadvisor.advice;

import io.github.gpuadvisor.catalog.Accelerator;
import io.github.gpuadvisor.catalog.Catalog;
import io.github.gpuadvisor.catalog.Precision;
import io.github.gpuadvisor.deployment.Degrees;
import io.github.gpuadvisor.deployment.Plan;
import io.github.gpuadvisor.deployment.ServingPlans;
import io.github.gpuadvisor.deployment.Setup;
import io.github.gpuadvisor.estimate.memory.InferenceMemory;
import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Request;
import io.github.gpuadvisor.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The least change of the question that would make a deployment fit: a smaller format, a shorter
 * context, a leaner method.
 */
final class Remedies {
  private static final List<Precision> SMALLER =
      List.of(Precision.FP8, Precision.INT8, Precision.INT4, Precision.NVFP4, Precision.Q4_K_M);

  private static final int NODE = 8;
  private static final int MOST_TIMES = 8;

  private final Catalog catalog;
  private final Request request;

  Remedies(Catalog catalog, Request request) {
    this.catalog = catalog;
    this.request = request;
  }

  /** The failures of an assessment, with a fix for memory where one is found. */
  List<Failure> completed(Assessment assessment) {
    List<Failure> failures = new ArrayList<>();
    for (Failure failure : assessment.failures()) {
      boolean memory = failure.requirement().equals("memory/fits");
      failures.add(
          memory
              ? new Failure(
                  failure.requirement(), failure.finding(), failure.excess(), memoryFix(assessment))
              : failure);
    }
    return failures;
  }

  private @Nullable String memoryFix(Assessment assessment) {
    Accelerator gpu = assessment.estimate().deployment().gpu();
    Plan plan = assessment.estimate().deployment().plan();
    Workload work = request.workload();
    if (work instanceof FineTuning tuning) {
      return tuning.method() == FineTuning.Method.FULL
          ? "--method lora"
          : tuning.method() == FineTuning.Method.LORA ? "--method qlora" : null;
    }
    if (!(work instanceof Inference inference)) {
      return null;
    }
    @Nullable Integer context = fittingContext(gpu, plan, inference);
    if (context != null) {
      return "--context " + context;
    }
    @Nullable String format = smallerFormat(gpu, plan, inference);
    @Nullable String more = moreGpus(gpu, plan, inference);
    return format == null ? more : more == null ? format : format + "  or  " + more;
  }

  /** The longest context, in steps of 1,024 tokens, at which one sequence fits. */
  private static @Nullable Integer fittingContext(Accelerator gpu, Plan plan, Inference work) {
    int least = work.inputTokens() + work.outputTokens();
    for (int context = work.context() / 1024 * 1024;
        context >= Math.max(least, 1024);
        context -= Math.max(1024, context / 16 / 1024 * 1024)) {
      if (InferenceMemory.of(gpu, plan, work.withContext(context), 1).fits()) {
        return context;
      }
    }
    return null;
  }

  /** The fewest GPUs, in whole copies of the widest valid split, that hold the model; only where the question bounds their number. */
  private @Nullable String moreGpus(Accelerator gpu, Plan plan, Inference work) {
    @Nullable Integer most = request.limits().hardware().maxGpus();
    if (most == null) {
      return null;
    }
    Setup setup = new Setup(plan.engine(), plan.era(), plan.precision(), plan.arithmetic());
    for (int gpus = most + 1; gpus <= most * MOST_TIMES; gpus++) {
      for (int tp : Degrees.tensor(work.model(), plan.engine(), Math.min(gpus, NODE))) {
        boolean splits = gpus % tp == 0 && Degrees.pipeline(work.model(), plan.engine(), gpus / tp).contains(gpus / tp);
        if (splits && InferenceMemory.of(gpu, ServingPlans.plan(setup, plan.cache(), tp, gpus / tp, 1), work, 1).fits()) {
          return "--max-gpus " + gpus;
        }
      }
    }
    return null;
  }

  private @Nullable String smallerFormat(Accelerator gpu, Plan plan, Inference work) {
    double now = plan.precision().bits();
    for (Precision precision : SMALLER) {
      Inference changed = work.withPrecision(precision);
      @Nullable Setup setup =
          precision.bits() < now
              ? Setup.of(catalog, gpu, changed, request.limits().hardware())
              : null;
      if (setup != null) {
        Plan smaller =
            new Plan(
                setup.engine(),
                setup.era(),
                precision,
                setup.arithmetic(),
                plan.cache(),
                plan.tensorParallel(),
                plan.pipelineParallel(),
                plan.dataParallel(),
                plan.expertParallel(),
                null,
                null,
                null);
        if (InferenceMemory.of(gpu, smaller, changed, 1).fits()) {
          return "--precision " + precision.id();
        }
      }
    }
    return null;
  }
}
