package io.github.gpuadvisor.deployment;

import io.github.gpuadvisor.workload.FineTuning;
import io.github.gpuadvisor.workload.Inference;
import io.github.gpuadvisor.workload.Savings;
import io.github.gpuadvisor.workload.Training;
import io.github.gpuadvisor.workload.Workload;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All that two runs must share for a measurement of one to speak of the other, as one text: model,
 * GPUs, plan and work. The engine and its era are named beside it.
 */
public final class Configuration {
  private Configuration() {}

  /** The configuration of a deployment at some work. */
  public static String of(Deployment deployment, Workload work) {
    Plan plan = deployment.plan();
    return String.join(
            " ",
            work.kind(),
            work.model().id(),
            plan.gpus() + "x" + deployment.gpu().id(),
            plan.precision().id(),
            plan.cache().name().toLowerCase(Locale.ROOT),
            "tp" + plan.tensorParallel(),
            "pp" + plan.pipelineParallel(),
            "dp" + plan.dataParallel(),
            "ep" + Math.max(1, plan.expertParallel()),
            part("host", plan.host()),
            part("zero", plan.zeroStage()),
            part("micro", plan.microBatch()),
            part("checkpointing", plan.checkpointing()),
            work(work),
            Savings.summary(work))
        .strip();
  }

  private static String part(String name, @Nullable Object value) {
    return name + "=" + (value == null ? "-" : value.toString().toLowerCase(Locale.ROOT));
  }

  private static String work(Workload work) {
    if (work instanceof Inference inference) {
      Inference.Load load = inference.load();
      return String.join(
          " ",
          "in=" + inference.inputTokens(),
          "out=" + inference.outputTokens(),
          "cached=" + inference.cachedInput(),
          part("users", load.max() ? "max" : load.concurrency()),
          part("rate", load.requestsPerSecond()),
          part("requests", load.requests()),
          part("chunk", inference.promptChunk()));
    }
    if (work instanceof FineTuning tuning) {
      return String.join(
          " ",
          part("method", tuning.method()),
          "sequence=" + tuning.sequenceLength(),
          "batch=" + tuning.globalBatch(),
          "rank=" + tuning.loraRank());
    }
    Training training = (Training) work;
    return "sequence=" + training.sequenceLength() + " batch=" + training.globalBatch();
  }
}
